-- CreateTable
CREATE TABLE "Bulk" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "staffId" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "reason" TEXT,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "leasedUntil" DATETIME
);

-- CreateTable
CREATE TABLE "BulkItem" (
    "bulkId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "outcome" TEXT,

    PRIMARY KEY ("bulkId", "place"),
    CONSTRAINT "BulkItem_bulkId_fkey" FOREIGN KEY ("bulkId") REFERENCES "Bulk" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Bulk_state_leasedUntil_idx" ON "Bulk"("state", "leasedUntil");

-- CreateIndex
CREATE INDEX "BulkItem_bulkId_outcome_idx" ON "BulkItem"("bulkId", "outcome");
