-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN "begunAt" DATETIME;
