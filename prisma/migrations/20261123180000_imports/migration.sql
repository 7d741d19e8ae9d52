-- AlterTable
ALTER TABLE "payout_line" ADD COLUMN     "sku" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "import_batch" ADD COLUMN     "effect" JSONB,
ADD COLUMN     "idempotency_key" TEXT,
ADD COLUMN     "parent_id" INTEGER,
ADD COLUMN     "schedule_id" INTEGER,
ADD COLUMN     "undone_at" TIMESTAMPTZ(3),
ADD COLUMN     "undone_by" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "own_cost" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "refund_line" ADD COLUMN     "own_cost" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "keep_files_days" INTEGER NOT NULL DEFAULT 30;

-- CreateTable
CREATE TABLE "payment_attempt" (
    "provider" TEXT NOT NULL,
    "external_ref" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "method" TEXT NOT NULL DEFAULT '',
    "card_brand" TEXT NOT NULL DEFAULT '',
    "amount" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "fee" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "decline_reason" TEXT NOT NULL DEFAULT '',
    "order_ref" TEXT NOT NULL DEFAULT '',
    "order_id" BIGINT,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "payment_attempt_pkey" PRIMARY KEY ("provider","external_ref")
);

-- CreateTable
CREATE TABLE "batch_before" (
    "id" BIGSERIAL NOT NULL,
    "batch_id" INTEGER NOT NULL,
    "fact_table" TEXT NOT NULL,
    "root" TEXT NOT NULL,
    "row" JSONB,

    CONSTRAINT "batch_before_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "header_synonym" (
    "format" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "learned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "header_synonym_pkey" PRIMARY KEY ("format","name")
);

-- CreateTable
CREATE TABLE "import_schedule" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "declared" JSONB NOT NULL DEFAULT '{}',
    "every_minutes" INTEGER NOT NULL DEFAULT 60,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "entity_tag" TEXT NOT NULL DEFAULT '',
    "last_modified" TEXT NOT NULL DEFAULT '',
    "last_run_at" TIMESTAMPTZ(3),
    "last_outcome" JSONB,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_item" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "suggestions" JSONB NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL DEFAULT 'open',
    "target" TEXT NOT NULL DEFAULT '',
    "rows" INTEGER NOT NULL DEFAULT 0,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_batch_id" INTEGER,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "match_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "control_total" (
    "id" BIGSERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "batch_id" INTEGER NOT NULL,
    "measure" TEXT NOT NULL,
    "start_day" DATE NOT NULL,
    "end_day" DATE NOT NULL,
    "channel_id" INTEGER NOT NULL DEFAULT 0,
    "value" DECIMAL(20,6) NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT '',

    CONSTRAINT "control_total_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_alias" (
    "source_id" INTEGER NOT NULL,
    "external_ref" TEXT NOT NULL,
    "campaign_id" INTEGER NOT NULL,

    CONSTRAINT "campaign_alias_pkey" PRIMARY KEY ("source_id","external_ref")
);

-- CreateTable
CREATE TABLE "ad_period" (
    "start_day" DATE NOT NULL,
    "end_day" DATE NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "ad_set" TEXT NOT NULL DEFAULT '',
    "ad" TEXT NOT NULL DEFAULT '',
    "age" TEXT NOT NULL DEFAULT '',
    "gender" TEXT NOT NULL DEFAULT '',
    "device" TEXT NOT NULL DEFAULT '',
    "source_id" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "spend" BIGINT NOT NULL,
    "impressions" INTEGER NOT NULL DEFAULT 0,
    "reach" INTEGER,
    "clicks" INTEGER NOT NULL DEFAULT 0,
    "engagements" INTEGER,
    "claimed_orders" DECIMAL(14,4),
    "claimed_revenue" BIGINT,
    "cost_kind" TEXT NOT NULL DEFAULT 'media',
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "ad_period_pkey" PRIMARY KEY ("start_day","end_day","campaign_id","source_id","cost_kind","ad_set","ad","age","gender","device")
);

-- CreateTable
CREATE TABLE "keyword_period" (
    "start_day" DATE NOT NULL,
    "end_day" DATE NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "ad_group" TEXT NOT NULL DEFAULT '',
    "keyword" TEXT NOT NULL DEFAULT '',
    "match_type" TEXT NOT NULL DEFAULT '',
    "term" TEXT NOT NULL DEFAULT '',
    "source_id" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "spend" BIGINT NOT NULL,
    "impressions" INTEGER NOT NULL DEFAULT 0,
    "clicks" INTEGER NOT NULL DEFAULT 0,
    "claimed_orders" DECIMAL(14,4),
    "claimed_revenue" BIGINT,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "keyword_period_pkey" PRIMARY KEY ("start_day","end_day","campaign_id","source_id","ad_group","keyword","match_type","term")
);

-- CreateTable
CREATE TABLE "web_report" (
    "start_day" DATE NOT NULL,
    "end_day" DATE NOT NULL,
    "source_id" INTEGER NOT NULL,
    "channel_group" TEXT NOT NULL DEFAULT '',
    "source_medium" TEXT NOT NULL DEFAULT '',
    "campaign" TEXT NOT NULL DEFAULT '',
    "landing_page" TEXT NOT NULL DEFAULT '',
    "device" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "sessions" INTEGER,
    "engaged" INTEGER,
    "users" INTEGER,
    "events" INTEGER,
    "key_events" DECIMAL(14,4),
    "revenue" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "web_report_pkey" PRIMARY KEY ("start_day","end_day","source_id","channel_group","source_medium","campaign","landing_page","device","country")
);

-- CreateTable
CREATE TABLE "content_post" (
    "platform" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "campaign_id" INTEGER,
    "influencer_id" INTEGER,
    "content_type" TEXT NOT NULL DEFAULT '',
    "product_id" INTEGER,
    "title" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL DEFAULT '',
    "impressions" INTEGER,
    "reach" INTEGER,
    "likes" INTEGER,
    "comments" INTEGER,
    "shares" INTEGER,
    "saves" INTEGER,
    "follows" INTEGER,
    "source_id" INTEGER NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "content_post_pkey" PRIMARY KEY ("platform","code")
);

-- CreateTable
CREATE TABLE "return_receipt" (
    "source_id" INTEGER NOT NULL,
    "external_ref" TEXT NOT NULL,
    "order_ref" TEXT NOT NULL DEFAULT '',
    "order_id" BIGINT,
    "product_id" INTEGER NOT NULL,
    "warehouse_id" INTEGER,
    "day" DATE NOT NULL,
    "quantity" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "condition" TEXT NOT NULL DEFAULT '',
    "comment" TEXT NOT NULL DEFAULT '',
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "return_receipt_pkey" PRIMARY KEY ("source_id","external_ref")
);

-- CreateTable
CREATE TABLE "region_alias" (
    "country" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "region_id" INTEGER NOT NULL,

    CONSTRAINT "region_alias_pkey" PRIMARY KEY ("country","value")
);

-- CreateIndex
CREATE INDEX "payment_attempt_day_idx" ON "payment_attempt" USING BRIN ("day");

-- CreateIndex
CREATE INDEX "batch_before_batch_id_fact_table_idx" ON "batch_before"("batch_id", "fact_table");

-- CreateIndex
CREATE INDEX "batch_before_fact_table_root_idx" ON "batch_before"("fact_table", "root");

-- CreateIndex
CREATE INDEX "match_item_state_idx" ON "match_item"("state");

-- CreateIndex
CREATE UNIQUE INDEX "match_item_kind_source_id_value_key" ON "match_item"("kind", "source_id", "value");

-- CreateIndex
CREATE UNIQUE INDEX "control_total_source_id_measure_start_day_end_day_channel_i_key" ON "control_total"("source_id", "measure", "start_day", "end_day", "channel_id");

-- CreateIndex
CREATE INDEX "return_receipt_day_idx" ON "return_receipt" USING BRIN ("day");

-- CreateIndex
CREATE UNIQUE INDEX "import_batch_idempotency_key_key" ON "import_batch"("idempotency_key");


-- Costs of lines that no cost of their article explains came with the lines themselves: they are their own.
UPDATE "order_line" l SET "own_cost" = true
WHERE l."cost" IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM "shop_order" o JOIN "product_cost" c ON c."currency" = o."currency" AND c."valid_from" <= l."day"
  WHERE o."person_id" = l."person_id" AND o."id" = l."order_id" AND c."product_id" = l."product_id"
    AND c."unit_cost" * l."quantity" = l."cost");
UPDATE "refund_line" l SET "own_cost" = true
WHERE l."cost" IS NOT NULL AND l."cost" <> 0 AND NOT EXISTS (
  SELECT 1 FROM "product_cost" c WHERE c."product_id" = l."product_id" AND c."unit_cost" * l."quantity" = l."cost");
