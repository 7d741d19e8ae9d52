-- AlterTable
ALTER TABLE "kpi_version" ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "single_admin" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "kpi_proposal" (
    "id" SERIAL NOT NULL,
    "kpi_id" TEXT NOT NULL,
    "base_version" INTEGER,
    "definition" JSONB NOT NULL,
    "expression" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "notice" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "impact" JSONB,
    "effective_day" DATE,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(3),
    "decided_by" TEXT NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ(3),
    "decision_note" TEXT NOT NULL DEFAULT '',
    "published_version" INTEGER,

    CONSTRAINT "kpi_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kpi_record" (
    "kpi_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "owner" TEXT NOT NULL DEFAULT '',
    "steward" TEXT NOT NULL DEFAULT '',
    "purpose" JSONB NOT NULL DEFAULT '{}',
    "decision_value" INTEGER,
    "effort" INTEGER,
    "successor" TEXT,
    "amber_below" DECIMAL(4,3),
    "updated_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kpi_record_pkey" PRIMARY KEY ("kpi_id")
);

-- CreateTable
CREATE TABLE "kpi_source" (
    "kpi_id" TEXT NOT NULL,
    "system_kind" "source_kind" NOT NULL,
    "owner" TEXT NOT NULL DEFAULT '',
    "is_system_of_record" BOOLEAN NOT NULL DEFAULT false,
    "expected_latency_hours" INTEGER,

    CONSTRAINT "kpi_source_pkey" PRIMARY KEY ("kpi_id","system_kind")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" TEXT NOT NULL,
    "owner_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "chart" TEXT NOT NULL DEFAULT 'line',
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annotation" (
    "id" SERIAL NOT NULL,
    "day" DATE NOT NULL,
    "end_day" DATE,
    "text" TEXT NOT NULL,
    "kpi_id" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "kpi_proposal_kpi_id_idx" ON "kpi_proposal"("kpi_id");

-- CreateIndex
CREATE INDEX "saved_view_owner_id_idx" ON "saved_view"("owner_id");

-- CreateIndex
CREATE INDEX "annotation_day_idx" ON "annotation"("day");

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

