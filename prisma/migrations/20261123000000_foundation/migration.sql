-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('CEO', 'CMO', 'ADMIN', 'ANALYST');

-- CreateEnum
CREATE TYPE "batch_status" AS ENUM ('queued', 'running', 'done', 'failed', 'undone');

-- CreateEnum
CREATE TYPE "person_kind" AS ENUM ('customer', 'guest', 'visitor', 'anonymous');

-- CreateEnum
CREATE TYPE "channel_type" AS ENUM ('site', 'marketplace', 'store', 'other');

-- CreateEnum
CREATE TYPE "document_kind" AS ENUM ('order', 'credit_note', 'adjustment');

-- CreateEnum
CREATE TYPE "order_status" AS ENUM ('pending', 'paid', 'processing', 'shipped', 'delivered', 'completed', 'cancelled', 'returned');

-- CreateEnum
CREATE TYPE "customer_status" AS ENUM ('new', 'returning', 'unidentified');

-- CreateEnum
CREATE TYPE "refund_kind" AS ENUM ('return', 'cancellation', 'allowance', 'adjustment');

-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('pos', 'ecommerce', 'marketplace', 'erp', 'wms', 'crm', 'web_analytics', 'ads', 'email', 'payment', 'finance', 'manual', 'demo');

-- CreateTable
CREATE TABLE "app_user" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "password_hash" TEXT,
    "role" "role" NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_session" (
    "id" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "app_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_token" (
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL DEFAULT '',
    "details" JSONB NOT NULL DEFAULT '{}',
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "category" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_fr" TEXT,
    "parent_id" INTEGER,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" SERIAL NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "brand" TEXT,
    "category_id" INTEGER,
    "subcategory_id" INTEGER,
    "parent_sku" TEXT,
    "barcode" TEXT,
    "weight_grams" INTEGER,
    "launch_day" DATE,
    "end_day" DATE,
    "shelf_life_days" INTEGER,
    "supplier" TEXT,
    "lead_time_days" INTEGER,
    "min_order_qty" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'active',
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_alias" (
    "source_id" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "product_id" INTEGER NOT NULL,

    CONSTRAINT "product_alias_pkey" PRIMARY KEY ("source_id","sku")
);

-- CreateTable
CREATE TABLE "product_attribute" (
    "product_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "product_attribute_pkey" PRIMARY KEY ("product_id","name","value")
);

-- CreateTable
CREATE TABLE "ingredient" (
    "id" SERIAL NOT NULL,
    "inci_name" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "name_fr" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ingredient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_ingredient" (
    "product_id" INTEGER NOT NULL,
    "ingredient_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "product_ingredient_pkey" PRIMARY KEY ("product_id","ingredient_id")
);

-- CreateTable
CREATE TABLE "product_cost" (
    "product_id" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "unit_cost" BIGINT NOT NULL,

    CONSTRAINT "product_cost_pkey" PRIMARY KEY ("product_id","currency","valid_from")
);

-- CreateTable
CREATE TABLE "product_price" (
    "product_id" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "list_price" BIGINT NOT NULL,

    CONSTRAINT "product_price_pkey" PRIMARY KEY ("product_id","currency","valid_from")
);

-- CreateTable
CREATE TABLE "promotion" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'percentage',
    "discount_rate" DECIMAL(9,6),
    "start_day" DATE,
    "end_day" DATE,
    "media_cost" BIGINT,
    "currency" CHAR(3),
    "channel_id" INTEGER,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "promotion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promotion_product" (
    "promotion_id" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,

    CONSTRAINT "promotion_product_pkey" PRIMARY KEY ("promotion_id","product_id")
);

-- CreateTable
CREATE TABLE "payout" (
    "id" SERIAL NOT NULL,
    "provider" TEXT NOT NULL,
    "external_ref" TEXT NOT NULL,
    "paid_day" DATE NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_line" (
    "payout_id" INTEGER NOT NULL,
    "external_ref" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "order_ref" TEXT,
    "day" DATE NOT NULL,
    "gross" BIGINT NOT NULL,
    "fee" BIGINT NOT NULL DEFAULT 0,
    "net" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "payout_line_pkey" PRIMARY KEY ("payout_id","external_ref")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" SERIAL NOT NULL,
    "external_ref" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "account" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fixed_cost" (
    "month" DATE NOT NULL,
    "category" TEXT NOT NULL,
    "channel_id" INTEGER NOT NULL DEFAULT 0,
    "amount" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "fixed_cost_pkey" PRIMARY KEY ("month","category","channel_id")
);

-- CreateTable
CREATE TABLE "target" (
    "kpi_id" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "channel_id" INTEGER NOT NULL DEFAULT 0,
    "value" DECIMAL(20,6) NOT NULL,
    "owner" TEXT NOT NULL DEFAULT '',
    "batch_id" INTEGER,

    CONSTRAINT "target_pkey" PRIMARY KEY ("kpi_id","month","channel_id")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "file_path" TEXT,
    "file_size" BIGINT NOT NULL,
    "encoding" TEXT NOT NULL DEFAULT '',
    "delimiter" TEXT NOT NULL DEFAULT '',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "status" "batch_status" NOT NULL DEFAULT 'queued',
    "rows" INTEGER NOT NULL DEFAULT 0,
    "inserted" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "quarantined" INTEGER NOT NULL DEFAULT 0,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "error" JSONB,
    "seconds" DOUBLE PRECISION,
    "data_version" BIGINT,
    "created_by" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_progress" (
    "batch_id" INTEGER NOT NULL,
    "phase" TEXT NOT NULL,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_progress_pkey" PRIMARY KEY ("batch_id")
);

-- CreateTable
CREATE TABLE "quarantined_row" (
    "batch_id" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "column" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "raw" TEXT NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "quarantined_row_pkey" PRIMARY KEY ("batch_id","line")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "header_signature" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_record" (
    "source_id" INTEGER NOT NULL,
    "entity" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "root_ref" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "content_hash" BIGINT NOT NULL,
    "batch_id" INTEGER NOT NULL,
    "file_line" INTEGER NOT NULL,

    CONSTRAINT "source_record_pkey" PRIMARY KEY ("source_id","entity","key")
);

-- CreateTable
CREATE TABLE "kpi_version" (
    "kpi_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "checksum" TEXT NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'factory',
    "effective_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL DEFAULT '',
    "approved_by" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "kpi_version_pkey" PRIMARY KEY ("kpi_id","version")
);

-- CreateTable
CREATE TABLE "influencer" (
    "id" SERIAL NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "platform" TEXT NOT NULL DEFAULT '',
    "code" TEXT,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "influencer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "type" TEXT NOT NULL DEFAULT '',
    "objective" TEXT NOT NULL DEFAULT '',
    "audience" TEXT NOT NULL DEFAULT '',
    "content_type" TEXT NOT NULL DEFAULT '',
    "influencer_id" INTEGER,
    "product_focus" TEXT NOT NULL DEFAULT '',
    "start_day" DATE,
    "end_day" DATE,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_utm" (
    "utm_source" TEXT NOT NULL,
    "utm_medium" TEXT NOT NULL,
    "utm_campaign" TEXT NOT NULL,
    "campaign_id" INTEGER NOT NULL,

    CONSTRAINT "campaign_utm_pkey" PRIMARY KEY ("utm_source","utm_medium","utm_campaign")
);

-- CreateTable
CREATE TABLE "ad_spend" (
    "day" DATE NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "ad_set" TEXT NOT NULL DEFAULT '',
    "ad" TEXT NOT NULL DEFAULT '',
    "keyword" TEXT NOT NULL DEFAULT '',
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

    CONSTRAINT "ad_spend_pkey" PRIMARY KEY ("day","campaign_id","source_id","cost_kind","ad_set","ad","keyword","age","gender","device")
);

-- CreateTable
CREATE TABLE "email_send" (
    "campaign_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "variant" TEXT NOT NULL DEFAULT '',
    "recipients" INTEGER NOT NULL,
    "delivered" INTEGER NOT NULL,
    "opens" INTEGER NOT NULL DEFAULT 0,
    "clicks" INTEGER NOT NULL DEFAULT 0,
    "unsubscribes" INTEGER NOT NULL DEFAULT 0,
    "complaints" INTEGER NOT NULL DEFAULT 0,
    "bounces" INTEGER NOT NULL DEFAULT 0,
    "claimed_orders" INTEGER,
    "claimed_revenue" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "email_send_pkey" PRIMARY KEY ("campaign_id","day","variant")
);

-- CreateTable
CREATE TABLE "email_event" (
    "person_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "email_event_pkey" PRIMARY KEY ("person_id","id")
);

-- CreateTable
CREATE TABLE "experiment" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "hypothesis" TEXT NOT NULL DEFAULT '',
    "campaign_id" INTEGER,
    "start_day" DATE NOT NULL,
    "end_day" DATE,
    "cost" BIGINT,
    "currency" CHAR(3),
    "status" TEXT NOT NULL DEFAULT 'planned',
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "experiment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "experiment_assignment" (
    "person_id" BIGINT NOT NULL,
    "experiment_id" INTEGER NOT NULL,
    "arm" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "experiment_assignment_pkey" PRIMARY KEY ("person_id","experiment_id")
);

-- CreateTable
CREATE TABLE "shipment" (
    "person_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "external_ref" TEXT NOT NULL,
    "carrier_id" INTEGER,
    "service" TEXT NOT NULL DEFAULT '',
    "warehouse_id" INTEGER,
    "dest_location_id" INTEGER,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),
    "picked_at" TIMESTAMPTZ(3),
    "packed_at" TIMESTAMPTZ(3),
    "shipped_at" TIMESTAMPTZ(3),
    "shipped_day" DATE,
    "promised_day" DATE,
    "delivered_at" TIMESTAMPTZ(3),
    "delivered_day" DATE,
    "delivery_seconds" INTEGER,
    "lines" INTEGER,
    "units" INTEGER,
    "parcels" INTEGER,
    "freight_cost" BIGINT,
    "packaging_cost" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "labour_minutes" DECIMAL(10,2),
    "damaged" BOOLEAN,
    "complete" BOOLEAN,
    "documents_right" BOOLEAN,
    "distance_km" DOUBLE PRECISION,
    "content_hash" BIGINT NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "shipment_pkey" PRIMARY KEY ("person_id","order_id","id")
);

-- CreateTable
CREATE TABLE "stock_snapshot" (
    "day" DATE NOT NULL,
    "warehouse_id" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,
    "on_hand" INTEGER NOT NULL,
    "committed" INTEGER NOT NULL DEFAULT 0,
    "unavailable" INTEGER NOT NULL DEFAULT 0,
    "incoming" INTEGER NOT NULL DEFAULT 0,
    "unit_cost" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "stock_snapshot_pkey" PRIMARY KEY ("day","warehouse_id","product_id")
);

-- CreateTable
CREATE TABLE "stock_lot" (
    "warehouse_id" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,
    "lot" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "quantity" INTEGER NOT NULL,
    "expiry_day" DATE,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "stock_lot_pkey" PRIMARY KEY ("day","warehouse_id","product_id","lot")
);

-- CreateTable
CREATE TABLE "labour_hours" (
    "day" DATE NOT NULL,
    "warehouse_id" INTEGER NOT NULL,
    "activity" TEXT NOT NULL,
    "shift" TEXT NOT NULL DEFAULT '',
    "paid_hours" DECIMAL(10,2) NOT NULL,
    "cost" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "labour_hours_pkey" PRIMARY KEY ("day","warehouse_id","activity","shift")
);

-- CreateTable
CREATE TABLE "person" (
    "id" BIGINT NOT NULL,
    "kind" "person_kind" NOT NULL,
    "identified" BOOLEAN NOT NULL,
    "source_id" INTEGER NOT NULL,
    "first_order_day" DATE,
    "last_order_day" DATE,
    "order_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_profile" (
    "person_id" BIGINT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "given_name" TEXT,
    "family_name" TEXT,
    "birth_date" DATE,
    "gender" TEXT,
    "location_id" INTEGER,
    "language" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_profile_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "person_identity" (
    "kind" TEXT NOT NULL,
    "source_id" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "person_id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_identity_pkey" PRIMARY KEY ("kind","source_id","value")
);

-- CreateTable
CREATE TABLE "identity_merge" (
    "id" BIGSERIAL NOT NULL,
    "kept_person_id" BIGINT NOT NULL,
    "merged_person_id" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "merged_by" TEXT NOT NULL DEFAULT '',
    "undone_at" TIMESTAMPTZ(3),
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "identity_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "person_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "purpose" TEXT NOT NULL,
    "given" BOOLEAN NOT NULL,
    "version" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("person_id","id")
);

-- CreateTable
CREATE TABLE "loyalty_tier" (
    "person_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "tier" TEXT NOT NULL,
    "points" INTEGER,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "loyalty_tier_pkey" PRIMARY KEY ("person_id","id")
);

-- CreateTable
CREATE TABLE "sales_channel" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" "channel_type" NOT NULL,
    "store_type" TEXT NOT NULL DEFAULT '',
    "location_id" INTEGER,
    "fee_rate" DECIMAL(9,6),
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "sales_channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region" (
    "id" SERIAL NOT NULL,
    "country" TEXT NOT NULL DEFAULT '',
    "country_code" CHAR(2),
    "name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "region_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "location" (
    "id" SERIAL NOT NULL,
    "country" TEXT NOT NULL DEFAULT '',
    "country_code" CHAR(2),
    "region" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "postcode" TEXT NOT NULL DEFAULT '',
    "region_id" INTEGER NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,

    CONSTRAINT "location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postcode_point" (
    "country_code" CHAR(2) NOT NULL,
    "postcode" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "postcode_point_pkey" PRIMARY KEY ("country_code","postcode")
);

-- CreateTable
CREATE TABLE "warehouse" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_store" BOOLEAN NOT NULL DEFAULT false,
    "location_id" INTEGER,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "warehouse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "carrier" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "carrier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seller" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "location_id" INTEGER,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "seller_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollup_channel_day" (
    "day" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "channel_id" INTEGER NOT NULL,
    "customer_status" "customer_status" NOT NULL,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "new_customers" INTEGER NOT NULL DEFAULT 0,
    "gross" BIGINT NOT NULL DEFAULT 0,
    "discount" BIGINT NOT NULL DEFAULT 0,
    "refund" BIGINT NOT NULL DEFAULT 0,
    "recognised" BIGINT NOT NULL DEFAULT 0,
    "cancelled" BIGINT NOT NULL DEFAULT 0,
    "cost" BIGINT NOT NULL DEFAULT 0,
    "costed_net" BIGINT NOT NULL DEFAULT 0,
    "units" INTEGER NOT NULL DEFAULT 0,
    "returned_units" INTEGER NOT NULL DEFAULT 0,
    "lines" INTEGER NOT NULL DEFAULT 0,
    "shipping" BIGINT NOT NULL DEFAULT 0,
    "tax" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_channel_day_pkey" PRIMARY KEY ("day","currency","channel_id","customer_status")
);

-- CreateTable
CREATE TABLE "rollup_category_day" (
    "day" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "channel_id" INTEGER NOT NULL,
    "customer_status" "customer_status" NOT NULL,
    "region_id" INTEGER NOT NULL,
    "category_id" INTEGER NOT NULL,
    "gross" BIGINT NOT NULL DEFAULT 0,
    "discount" BIGINT NOT NULL DEFAULT 0,
    "refund" BIGINT NOT NULL DEFAULT 0,
    "recognised" BIGINT NOT NULL DEFAULT 0,
    "cancelled" BIGINT NOT NULL DEFAULT 0,
    "cost" BIGINT NOT NULL DEFAULT 0,
    "costed_net" BIGINT NOT NULL DEFAULT 0,
    "units" INTEGER NOT NULL DEFAULT 0,
    "returned_units" INTEGER NOT NULL DEFAULT 0,
    "lines" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_category_day_pkey" PRIMARY KEY ("day","currency","channel_id","customer_status","region_id","category_id")
);

-- CreateTable
CREATE TABLE "rollup_product_month" (
    "month" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "channel_id" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,
    "gross" BIGINT NOT NULL DEFAULT 0,
    "discount" BIGINT NOT NULL DEFAULT 0,
    "refund" BIGINT NOT NULL DEFAULT 0,
    "recognised" BIGINT NOT NULL DEFAULT 0,
    "cancelled" BIGINT NOT NULL DEFAULT 0,
    "cost" BIGINT NOT NULL DEFAULT 0,
    "costed_net" BIGINT NOT NULL DEFAULT 0,
    "units" INTEGER NOT NULL DEFAULT 0,
    "returned_units" INTEGER NOT NULL DEFAULT 0,
    "lines" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_product_month_pkey" PRIMARY KEY ("month","currency","channel_id","product_id")
);

-- CreateTable
CREATE TABLE "rollup_campaign_day" (
    "day" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "spend" BIGINT NOT NULL DEFAULT 0,
    "impressions" BIGINT NOT NULL DEFAULT 0,
    "clicks" BIGINT NOT NULL DEFAULT 0,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "new_customers" INTEGER NOT NULL DEFAULT 0,
    "gross" BIGINT NOT NULL DEFAULT 0,
    "discount" BIGINT NOT NULL DEFAULT 0,
    "refund" BIGINT NOT NULL DEFAULT 0,
    "cost" BIGINT NOT NULL DEFAULT 0,
    "costed_net" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_campaign_day_pkey" PRIMARY KEY ("day","currency","campaign_id")
);

-- CreateTable
CREATE TABLE "rollup_session_day" (
    "day" DATE NOT NULL,
    "channel_id" INTEGER NOT NULL,
    "channel_group" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "sessions" INTEGER NOT NULL DEFAULT 0,
    "engaged" INTEGER NOT NULL DEFAULT 0,
    "product_view_sessions" INTEGER NOT NULL DEFAULT 0,
    "cart_sessions" INTEGER NOT NULL DEFAULT 0,
    "checkout_sessions" INTEGER NOT NULL DEFAULT 0,
    "payment_sessions" INTEGER NOT NULL DEFAULT 0,
    "orders" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_session_day_pkey" PRIMARY KEY ("day","channel_id","channel_group","device","campaign_id")
);

-- CreateTable
CREATE TABLE "rollup_delta" (
    "data_version" BIGINT NOT NULL,
    "batch_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "channel_id" INTEGER NOT NULL,
    "customer_status" "customer_status" NOT NULL,
    "category_id" INTEGER NOT NULL,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "new_customers" INTEGER NOT NULL DEFAULT 0,
    "gross" BIGINT NOT NULL DEFAULT 0,
    "discount" BIGINT NOT NULL DEFAULT 0,
    "refund" BIGINT NOT NULL DEFAULT 0,
    "recognised" BIGINT NOT NULL DEFAULT 0,
    "cancelled" BIGINT NOT NULL DEFAULT 0,
    "cost" BIGINT NOT NULL DEFAULT 0,
    "costed_net" BIGINT NOT NULL DEFAULT 0,
    "units" INTEGER NOT NULL DEFAULT 0,
    "returned_units" INTEGER NOT NULL DEFAULT 0,
    "lines" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_delta_pkey" PRIMARY KEY ("data_version","day","currency","channel_id","customer_status","category_id")
);

-- CreateTable
CREATE TABLE "order_key" (
    "source_id" INTEGER NOT NULL,
    "external_ref" TEXT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "person_id" BIGINT NOT NULL,

    CONSTRAINT "order_key_pkey" PRIMARY KEY ("source_id","external_ref")
);

-- CreateTable
CREATE TABLE "shop_order" (
    "person_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "source_id" INTEGER NOT NULL,
    "external_ref" TEXT NOT NULL,
    "kind" "document_kind" NOT NULL,
    "status" "order_status" NOT NULL,
    "source_status" TEXT NOT NULL DEFAULT '',
    "booked_at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "month" DATE NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "shipped_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "cancelled_day" DATE,
    "recognised_day" DATE,
    "currency" CHAR(3) NOT NULL,
    "channel_id" INTEGER NOT NULL,
    "location_id" INTEGER NOT NULL,
    "region_id" INTEGER NOT NULL,
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "is_fraud" BOOLEAN NOT NULL DEFAULT false,
    "is_valid" BOOLEAN NOT NULL DEFAULT false,
    "is_identified" BOOLEAN NOT NULL DEFAULT false,
    "gross" BIGINT NOT NULL DEFAULT 0,
    "discount" BIGINT NOT NULL DEFAULT 0,
    "net" BIGINT NOT NULL DEFAULT 0,
    "cost" BIGINT NOT NULL DEFAULT 0,
    "costed_net" BIGINT NOT NULL DEFAULT 0,
    "units" INTEGER NOT NULL DEFAULT 0,
    "line_count" INTEGER NOT NULL DEFAULT 0,
    "shipping_amount" BIGINT NOT NULL DEFAULT 0,
    "tax_amount" BIGINT NOT NULL DEFAULT 0,
    "order_seq" INTEGER,
    "customer_status" "customer_status" NOT NULL DEFAULT 'unidentified',
    "days_since_previous" INTEGER,
    "campaign_id" INTEGER,
    "promotion_id" INTEGER,
    "device" TEXT NOT NULL DEFAULT '',
    "header_hash" BIGINT NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "shop_order_pkey" PRIMARY KEY ("person_id","id")
);

-- CreateTable
CREATE TABLE "order_status_change" (
    "person_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "status" "order_status" NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "order_status_change_pkey" PRIMARY KEY ("person_id","order_id","id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "person_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "product_id" INTEGER NOT NULL,
    "seller_id" INTEGER,
    "day" DATE NOT NULL,
    "month" DATE NOT NULL,
    "quantity" INTEGER NOT NULL,
    "gross" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL DEFAULT 0,
    "net" BIGINT NOT NULL,
    "tax" BIGINT NOT NULL DEFAULT 0,
    "cost" BIGINT,
    "is_free" BOOLEAN NOT NULL DEFAULT false,
    "promotion_id" INTEGER,
    "external_ref" TEXT,
    "line_hash" BIGINT NOT NULL,
    "batch_id" INTEGER NOT NULL,
    "file_line" INTEGER NOT NULL,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("person_id","order_id","id")
);

-- CreateTable
CREATE TABLE "refund_line" (
    "person_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "original_order_id" BIGINT,
    "kind" "refund_kind" NOT NULL,
    "product_id" INTEGER NOT NULL,
    "refunded_at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "month" DATE NOT NULL,
    "sale_day" DATE,
    "quantity" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "tax" BIGINT NOT NULL DEFAULT 0,
    "shipping" BIGINT NOT NULL DEFAULT 0,
    "cost" BIGINT,
    "reason" TEXT NOT NULL DEFAULT '',
    "external_ref" TEXT,
    "line_hash" BIGINT NOT NULL,
    "batch_id" INTEGER NOT NULL,
    "file_line" INTEGER NOT NULL,

    CONSTRAINT "refund_line_pkey" PRIMARY KEY ("person_id","order_id","id")
);

-- CreateTable
CREATE TABLE "payment" (
    "person_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "method" TEXT NOT NULL,
    "is_cash" BOOLEAN NOT NULL DEFAULT false,
    "provider" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'captured',
    "amount" BIGINT NOT NULL,
    "fee" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "installments" INTEGER,
    "paid_at" TIMESTAMPTZ(3),
    "day" DATE NOT NULL,
    "month" DATE NOT NULL,
    "external_ref" TEXT NOT NULL,
    "content_hash" BIGINT NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("person_id","order_id","id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "person_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "fee" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "due_day" DATE,
    "closed_day" DATE,
    "won" BOOLEAN,
    "external_ref" TEXT NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("person_id","order_id","id")
);

-- CreateTable
CREATE TABLE "review" (
    "person_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "product_id" INTEGER,
    "score" INTEGER NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "comment" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "external_ref" TEXT NOT NULL,
    "content_hash" BIGINT NOT NULL,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("person_id","order_id","id")
);

-- CreateTable
CREATE TABLE "shop" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "currency_declared" BOOLEAN NOT NULL DEFAULT false,
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "fiscal_year_start" INTEGER NOT NULL DEFAULT 1,
    "lookback_days" INTEGER NOT NULL DEFAULT 30,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "data_version" BIGINT NOT NULL DEFAULT 0,
    "identity_key" TEXT NOT NULL DEFAULT replace(((gen_random_uuid())::text || (gen_random_uuid())::text), '-'::text, ''::text),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exchange_rate" (
    "day" DATE NOT NULL,
    "from_currency" CHAR(3) NOT NULL,
    "to_currency" CHAR(3) NOT NULL,
    "rate" DECIMAL(20,10) NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("day","from_currency","to_currency")
);

-- CreateTable
CREATE TABLE "source_system" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "source_kind" NOT NULL,
    "owner" TEXT NOT NULL DEFAULT '',
    "steward" TEXT NOT NULL DEFAULT '',
    "grain" TEXT NOT NULL DEFAULT '',
    "is_system_of_record" BOOLEAN NOT NULL DEFAULT false,
    "expected_latency_hours" INTEGER,
    "last_loaded_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_system_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "person_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "month" DATE NOT NULL,
    "duration_seconds" INTEGER NOT NULL DEFAULT 0,
    "channel_group" TEXT NOT NULL DEFAULT 'direct',
    "utm_source" TEXT NOT NULL DEFAULT '',
    "utm_medium" TEXT NOT NULL DEFAULT '',
    "campaign_id" INTEGER,
    "channel_id" INTEGER NOT NULL,
    "region_id" INTEGER NOT NULL,
    "device" TEXT NOT NULL DEFAULT '',
    "landing_path" TEXT NOT NULL DEFAULT '',
    "page_views" INTEGER NOT NULL DEFAULT 1,
    "product_views" INTEGER NOT NULL DEFAULT 0,
    "cart_adds" INTEGER NOT NULL DEFAULT 0,
    "reached_checkout" BOOLEAN NOT NULL DEFAULT false,
    "reached_payment" BOOLEAN NOT NULL DEFAULT false,
    "is_bot" BOOLEAN NOT NULL DEFAULT false,
    "consented" BOOLEAN NOT NULL DEFAULT false,
    "order_id" BIGINT,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("person_id","id")
);

-- CreateTable
CREATE TABLE "event" (
    "person_id" BIGINT NOT NULL,
    "session_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "product_id" INTEGER,
    "path" TEXT NOT NULL DEFAULT '',
    "visible_ms" INTEGER,
    "quantity" INTEGER,
    "details" JSONB,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("person_id","session_id","id")
);

-- CreateTable
CREATE TABLE "touch" (
    "person_id" BIGINT NOT NULL,
    "id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE NOT NULL,
    "campaign_id" INTEGER,
    "channel_group" TEXT NOT NULL,
    "session_id" BIGINT,
    "consented" BOOLEAN NOT NULL DEFAULT false,
    "batch_id" INTEGER NOT NULL,

    CONSTRAINT "touch_pkey" PRIMARY KEY ("person_id","id")
);

-- CreateTable
CREATE TABLE "channel_rule" (
    "version" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "group" TEXT NOT NULL,
    "condition" JSONB NOT NULL,

    CONSTRAINT "channel_rule_pkey" PRIMARY KEY ("version","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "app_session_user_id_idx" ON "app_session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE UNIQUE INDEX "category_code_key" ON "category"("code");

-- CreateIndex
CREATE UNIQUE INDEX "product_sku_key" ON "product"("sku");

-- CreateIndex
CREATE INDEX "product_category_id_idx" ON "product"("category_id");

-- CreateIndex
CREATE UNIQUE INDEX "ingredient_inci_name_key" ON "ingredient"("inci_name");

-- CreateIndex
CREATE UNIQUE INDEX "promotion_code_key" ON "promotion"("code");

-- CreateIndex
CREATE UNIQUE INDEX "payout_provider_external_ref_key" ON "payout"("provider", "external_ref");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_external_ref_key" ON "ledger_entry"("external_ref");

-- CreateIndex
CREATE INDEX "ledger_entry_day_idx" ON "ledger_entry"("day");

-- CreateIndex
CREATE INDEX "import_batch_file_sha256_idx" ON "import_batch"("file_sha256");

-- CreateIndex
CREATE UNIQUE INDEX "import_mapping_header_signature_key" ON "import_mapping"("header_signature");

-- CreateIndex
CREATE INDEX "source_record_source_id_root_ref_idx" ON "source_record"("source_id", "root_ref");

-- CreateIndex
CREATE INDEX "source_record_batch_id_idx" ON "source_record"("batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "influencer_handle_key" ON "influencer"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_code_key" ON "campaign"("code");

-- CreateIndex
CREATE INDEX "email_event_campaign_id_idx" ON "email_event"("campaign_id");

-- CreateIndex
CREATE INDEX "shipment_delivered_day_idx" ON "shipment" USING BRIN ("delivered_day");

-- CreateIndex
CREATE INDEX "stock_snapshot_product_id_day_idx" ON "stock_snapshot"("product_id", "day");

-- CreateIndex
CREATE INDEX "person_first_order_day_idx" ON "person"("first_order_day");

-- CreateIndex
CREATE INDEX "person_identity_person_id_idx" ON "person_identity"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "sales_channel_code_key" ON "sales_channel"("code");

-- CreateIndex
CREATE UNIQUE INDEX "region_country_name_key" ON "region"("country", "name");

-- CreateIndex
CREATE INDEX "location_region_id_idx" ON "location"("region_id");

-- CreateIndex
CREATE UNIQUE INDEX "location_country_region_state_city_postcode_key" ON "location"("country", "region", "state", "city", "postcode");

-- CreateIndex
CREATE UNIQUE INDEX "warehouse_code_key" ON "warehouse"("code");

-- CreateIndex
CREATE UNIQUE INDEX "carrier_code_key" ON "carrier"("code");

-- CreateIndex
CREATE UNIQUE INDEX "seller_code_key" ON "seller"("code");

-- CreateIndex
CREATE INDEX "rollup_delta_day_idx" ON "rollup_delta"("day");

-- CreateIndex
CREATE UNIQUE INDEX "order_key_order_id_key" ON "order_key"("order_id");

-- CreateIndex
CREATE INDEX "shop_order_day_idx" ON "shop_order" USING BRIN ("day");

-- CreateIndex
CREATE INDEX "shop_order_batch_id_idx" ON "shop_order" USING BRIN ("batch_id");

-- CreateIndex
CREATE INDEX "order_line_day_idx" ON "order_line" USING BRIN ("day");

-- CreateIndex
CREATE INDEX "order_line_batch_id_idx" ON "order_line" USING BRIN ("batch_id");

-- CreateIndex
CREATE INDEX "refund_line_day_idx" ON "refund_line" USING BRIN ("day");

-- CreateIndex
CREATE INDEX "refund_line_batch_id_idx" ON "refund_line" USING BRIN ("batch_id");

-- CreateIndex
CREATE INDEX "payment_day_idx" ON "payment" USING BRIN ("day");

-- CreateIndex
CREATE UNIQUE INDEX "source_system_code_key" ON "source_system"("code");

-- CreateIndex
CREATE INDEX "session_day_idx" ON "session" USING BRIN ("day");

-- CreateIndex
CREATE INDEX "event_day_idx" ON "event" USING BRIN ("day");

-- CreateIndex
CREATE INDEX "touch_day_idx" ON "touch" USING BRIN ("day");

-- AddForeignKey
ALTER TABLE "app_session" ADD CONSTRAINT "app_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "category"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_line" ADD CONSTRAINT "payout_line_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source_system"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_progress" ADD CONSTRAINT "import_progress_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quarantined_row" ADD CONSTRAINT "quarantined_row_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_influencer_id_fkey" FOREIGN KEY ("influencer_id") REFERENCES "influencer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_utm" ADD CONSTRAINT "campaign_utm_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Ids of facts, persons and orders: taken in blocks by imports, never serial columns (see performance rules).
CREATE SEQUENCE "fact_id_seq" AS BIGINT CACHE 1000;
CREATE SEQUENCE "person_id_seq" AS BIGINT CACHE 1000;
CREATE SEQUENCE "order_id_seq" AS BIGINT CACHE 1000;

-- The conservation law of imports: every row of a finished batch is accounted for.
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_conserves_rows"
  CHECK ("status" <> 'done' OR "rows" = "inserted" + "updated" + "unchanged" + "quarantined");
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_counts_not_negative"
  CHECK ("rows" >= 0 AND "inserted" >= 0 AND "updated" >= 0 AND "unchanged" >= 0 AND "quarantined" >= 0);
ALTER TABLE "shop" ADD CONSTRAINT "shop_is_single" CHECK ("id" = 1);
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_net_adds_up" CHECK ("net" = "gross" - "discount");
ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_positive" CHECK ("rate" > 0);

-- The audit log is append-only.
CREATE RULE "audit_entry_no_update" AS ON UPDATE TO "audit_entry" DO INSTEAD NOTHING;
CREATE RULE "audit_entry_no_delete" AS ON DELETE TO "audit_entry" DO INSTEAD NOTHING;
