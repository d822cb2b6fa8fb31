-- AlterTable
ALTER TABLE "Announcement" ADD COLUMN "endedFor" TEXT;
ALTER TABLE "Announcement" ADD COLUMN "lateAt" DATETIME;
-- until now the machine wrote its own end in the place of the last day
UPDATE "Announcement" SET "lateAt" = "expiresAt" WHERE "state" IN ('scheduled', 'freezing', 'sending', 'paused');
