-- AlterTable
ALTER TABLE "session" ADD COLUMN     "cart_value" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "click_id" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "ordered" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "referrer" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "rule_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "utm_campaign" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "utm_content" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "utm_term" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "value" BIGINT;

-- CreateTable
CREATE TABLE "tracker_site" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "channel_id" INTEGER NOT NULL,
    "origins" TEXT[],
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_by" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tracker_site_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "collected_event" (
    "id" BIGSERIAL NOT NULL,
    "site_key" TEXT NOT NULL,
    "visitor" TEXT NOT NULL,
    "event_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "clock_skew" INTEGER NOT NULL DEFAULT 0,
    "consented" BOOLEAN NOT NULL DEFAULT false,
    "device" TEXT NOT NULL DEFAULT '',
    "is_bot" BOOLEAN NOT NULL DEFAULT false,
    "payload" JSONB NOT NULL,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "collected_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "collected_event_received_at_idx" ON "collected_event" USING BRIN ("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "collected_event_site_key_visitor_event_key_key" ON "collected_event"("site_key", "visitor", "event_key");


-- CreateIndex
CREATE INDEX "collected_event_processed_at_id_idx" ON "collected_event"("processed_at", "id");

-- Sessions known before: the order told them.
UPDATE "session" SET "ordered" = true WHERE "order_id" IS NOT NULL;
