-- AlterTable: a draft is neither open nor closed
ALTER TABLE "Offer" ADD COLUMN "state" TEXT NOT NULL DEFAULT 'open';
ALTER TABLE "Offer" ADD COLUMN "endsOn" TEXT;
ALTER TABLE "Offer" ADD COLUMN "deadline" TEXT;
ALTER TABLE "Offer" ADD COLUMN "texts" JSONB;
ALTER TABLE "Offer" ADD COLUMN "topics" JSONB;
UPDATE "Offer" SET "state" = 'closed' WHERE NOT "open";
ALTER TABLE "Offer" DROP COLUMN "open";

-- CreateTable
CREATE TABLE "OfferFile" (
    "id" TEXT NOT NULL,
    "offerId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT '',
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "name" TEXT,
    CONSTRAINT "OfferFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Offer_state_position_idx" ON "Offer"("state", "position");

-- CreateIndex
CREATE UNIQUE INDEX "OfferFile_offerId_kind_locale_key" ON "OfferFile"("offerId", "kind", "locale");

-- AddForeignKey
ALTER TABLE "OfferFile" ADD CONSTRAINT "OfferFile_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
