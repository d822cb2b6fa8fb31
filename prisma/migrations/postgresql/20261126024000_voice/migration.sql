-- AlterTable
ALTER TABLE "Media" ADD COLUMN "transcript" TEXT;

-- CreateTable
CREATE TABLE "SpokenAnswer" (
    "messageId" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "asked" TEXT NOT NULL,
    "answeredAt" TIMESTAMP(3),

    CONSTRAINT "SpokenAnswer_pkey" PRIMARY KEY ("messageId"),
    CONSTRAINT "SpokenAnswer_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Recording" (
    "id" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "variety" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "staffId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Recording_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Recording_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Recording_staffId_idx" ON "Recording"("staffId");

-- CreateIndex
CREATE UNIQUE INDEX "Recording_service_variety_key" ON "Recording"("service", "variety");
