-- AlterTable
ALTER TABLE "rollup_category_day" ADD COLUMN     "new_customers" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "orders" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "rollup_category_month" (
    "month" DATE NOT NULL,
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
    "orders" INTEGER NOT NULL DEFAULT 0,
    "new_customers" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_category_month_pkey" PRIMARY KEY ("month","currency","channel_id","customer_status","region_id","category_id")
);

-- CreateTable
CREATE TABLE "rollup_customer_month" (
    "scope" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "member_id" INTEGER NOT NULL,
    "previous_month" DATE NOT NULL,
    "earlier_month" DATE NOT NULL,
    "orders" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_customer_month_pkey" PRIMARY KEY ("scope","month","currency","member_id","previous_month","earlier_month")
);

-- CreateTable
CREATE TABLE "rollup_session_month" (
    "month" DATE NOT NULL,
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

    CONSTRAINT "rollup_session_month_pkey" PRIMARY KEY ("month","channel_id","channel_group","device","campaign_id")
);


-- Orders of each category and day, counted once per category; the same as lib/rollups/movements.ts records.
INSERT INTO rollup_category_day (day, currency, channel_id, customer_status, region_id, category_id, orders, new_customers)
SELECT day, currency, channel_id, customer_status, region_id, category_id, count(*), count(*) FILTER (WHERE order_seq = 1)
FROM (SELECT DISTINCT o.person_id, o.id, o.day, o.currency, o.channel_id, o.customer_status, o.region_id,
    coalesce(p.category_id, 0) AS category_id, o.order_seq
  FROM order_line l JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id JOIN product p ON p.id = l.product_id
  WHERE o.is_valid) s
GROUP BY 1, 2, 3, 4, 5, 6
ON CONFLICT (day, currency, channel_id, customer_status, region_id, category_id)
DO UPDATE SET orders = EXCLUDED.orders, new_customers = EXCLUDED.new_customers;

INSERT INTO rollup_category_month (month, currency, channel_id, customer_status, region_id, category_id, gross, discount, refund,
  recognised, cancelled, cost, costed_net, units, returned_units, lines, orders, new_customers)
SELECT date_trunc('month', day::timestamp)::date, currency, channel_id, customer_status, region_id, category_id, sum(gross),
  sum(discount), sum(refund), sum(recognised), sum(cancelled), sum(cost), sum(costed_net), sum(units), sum(returned_units),
  sum(lines), sum(orders), sum(new_customers)
FROM rollup_category_day GROUP BY 1, 2, 3, 4, 5, 6;

INSERT INTO rollup_session_month (month, channel_id, channel_group, device, campaign_id, sessions, engaged,
  product_view_sessions, cart_sessions, checkout_sessions, payment_sessions, orders)
SELECT date_trunc('month', day::timestamp)::date, channel_id, channel_group, device, campaign_id, sum(sessions), sum(engaged),
  sum(product_view_sessions), sum(cart_sessions), sum(checkout_sessions), sum(payment_sessions), sum(orders)
FROM rollup_session_day GROUP BY 1, 2, 3, 4, 5;

-- The same as lib/rollups/customer-movements.ts records.
INSERT INTO rollup_customer_month (scope, month, currency, member_id, previous_month, earlier_month, orders)
SELECT scope, month, currency, member_id, coalesce(previous_month, '0001-01-01'), coalesce(earlier_month, '0001-01-01'), count(*)
FROM (SELECT scope, month, currency, member_id, lag(month) OVER w AS previous_month, lag(month, 2) OVER w AS earlier_month
  FROM (
    SELECT 'shop' AS scope, person_id, month, currency, 0 AS member_id FROM shop_order WHERE is_valid AND is_identified
    UNION ALL
    SELECT 'channel', person_id, month, currency, channel_id FROM shop_order WHERE is_valid AND is_identified
    UNION ALL
    SELECT 'category', person_id, month, currency, category_id
    FROM (SELECT DISTINCT o.person_id, o.id, o.month, o.currency, coalesce(p.category_id, 0) AS category_id
      FROM order_line l JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id
        JOIN product p ON p.id = l.product_id
      WHERE o.is_valid AND o.is_identified) s) v
  WINDOW w AS (PARTITION BY scope, person_id, currency, member_id ORDER BY month)) c
GROUP BY 1, 2, 3, 4, 5, 6;
