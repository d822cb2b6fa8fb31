-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN "begunAt" TIMESTAMP(3);
