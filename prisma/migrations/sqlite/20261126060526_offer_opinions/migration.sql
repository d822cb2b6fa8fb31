-- CreateTable
CREATE TABLE "OfferOpinion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "offerId" TEXT NOT NULL,
    "conversationId" TEXT,
    "rating" INTEGER,
    "words" TEXT,
    "locale" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "OfferOpinion_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OfferOpinion_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "OfferOpinion_conversationId_idx" ON "OfferOpinion"("conversationId");

-- CreateIndex
CREATE INDEX "OfferOpinion_at_idx" ON "OfferOpinion"("at");

-- CreateIndex
CREATE UNIQUE INDEX "OfferOpinion_offerId_conversationId_key" ON "OfferOpinion"("offerId", "conversationId");
