-- CreateTable
CREATE TABLE "Bulk" (
    "id" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "reason" TEXT,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "leasedUntil" TIMESTAMP(3),

    CONSTRAINT "Bulk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulkItem" (
    "bulkId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "outcome" TEXT,

    CONSTRAINT "BulkItem_pkey" PRIMARY KEY ("bulkId", "place")
);

-- CreateIndex
CREATE INDEX "Bulk_state_leasedUntil_idx" ON "Bulk"("state", "leasedUntil");

-- CreateIndex
CREATE INDEX "BulkItem_bulkId_outcome_idx" ON "BulkItem"("bulkId", "outcome");

-- AddForeignKey
ALTER TABLE "BulkItem" ADD CONSTRAINT "BulkItem_bulkId_fkey" FOREIGN KEY ("bulkId") REFERENCES "Bulk"("id") ON DELETE CASCADE ON UPDATE CASCADE;
