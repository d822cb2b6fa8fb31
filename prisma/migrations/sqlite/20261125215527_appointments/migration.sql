-- CreateTable
CREATE TABLE "BookingPlan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "centre" TEXT NOT NULL,
    "services" JSONB NOT NULL,
    "mediatorId" TEXT,
    "minutes" INTEGER NOT NULL,
    "buffer" INTEGER NOT NULL DEFAULT 0,
    "capacity" INTEGER NOT NULL DEFAULT 1,
    "lead" INTEGER NOT NULL,
    "horizon" INTEGER NOT NULL,
    "cap" INTEGER NOT NULL DEFAULT 1,
    "hours" JSONB NOT NULL,
    "ramadanHours" JSONB NOT NULL,
    "from" TEXT,
    "until" TEXT,
    "open" BOOLEAN NOT NULL DEFAULT true,
    CONSTRAINT "BookingPlan_mediatorId_fkey" FOREIGN KEY ("mediatorId") REFERENCES "Staff" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DayException" (
    "centre" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "planId" TEXT NOT NULL DEFAULT '',
    "hours" JSONB NOT NULL,

    PRIMARY KEY ("centre", "date", "planId")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "staffId" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "from" INTEGER NOT NULL,
    "to" INTEGER NOT NULL,
    CONSTRAINT "Absence_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BookedTime" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "resource" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "from" INTEGER NOT NULL,
    "to" INTEGER NOT NULL,
    "planId" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "BookedTick" (
    "resource" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "tick" INTEGER NOT NULL,
    "timeId" TEXT NOT NULL,

    PRIMARY KEY ("resource", "date", "tick"),
    CONSTRAINT "BookedTick_timeId_fkey" FOREIGN KEY ("timeId") REFERENCES "BookedTime" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Appointment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "timeId" TEXT,
    "seat" INTEGER,
    "planId" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "mediatorId" TEXT,
    "centre" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "from" INTEGER NOT NULL,
    "to" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "toConfirm" BOOLEAN NOT NULL DEFAULT false,
    "conversationId" TEXT,
    "locale" TEXT NOT NULL,
    "who" TEXT NOT NULL DEFAULT 'me',
    "sealed" TEXT,
    "heldUntil" DATETIME,
    "staffId" TEXT,
    "dayReminded" DATETIME,
    "soonReminded" DATETIME,
    "confirmedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    CONSTRAINT "Appointment_timeId_fkey" FOREIGN KEY ("timeId") REFERENCES "BookedTime" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Appointment_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Wish" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conversationId" TEXT NOT NULL,
    "centre" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "sealed" TEXT,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "appointmentId" INTEGER,
    "offeredUntil" DATETIME,
    CONSTRAINT "Wish_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Wish_appointmentId_fkey" FOREIGN KEY ("appointmentId") REFERENCES "Appointment" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "staffId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    CONSTRAINT "CalendarFeed_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "BookingPlan_centre_idx" ON "BookingPlan"("centre");

-- CreateIndex
CREATE INDEX "BookingPlan_mediatorId_idx" ON "BookingPlan"("mediatorId");

-- CreateIndex
CREATE INDEX "Absence_staffId_last_idx" ON "Absence"("staffId", "last");

-- CreateIndex
CREATE INDEX "Absence_last_idx" ON "Absence"("last");

-- CreateIndex
CREATE UNIQUE INDEX "BookedTime_resource_date_from_to_planId_key" ON "BookedTime"("resource", "date", "from", "to", "planId");

-- CreateIndex
CREATE INDEX "BookedTick_timeId_idx" ON "BookedTick"("timeId");

-- CreateIndex
CREATE UNIQUE INDEX "Appointment_code_key" ON "Appointment"("code");

-- CreateIndex
CREATE INDEX "Appointment_resource_date_idx" ON "Appointment"("resource", "date");

-- CreateIndex
CREATE INDEX "Appointment_centre_date_from_idx" ON "Appointment"("centre", "date", "from");

-- CreateIndex
CREATE INDEX "Appointment_conversationId_at_idx" ON "Appointment"("conversationId", "at");

-- CreateIndex
CREATE INDEX "Appointment_state_at_idx" ON "Appointment"("state", "at");

-- CreateIndex
CREATE INDEX "Appointment_state_heldUntil_idx" ON "Appointment"("state", "heldUntil");

-- CreateIndex
CREATE UNIQUE INDEX "Appointment_timeId_seat_key" ON "Appointment"("timeId", "seat");

-- CreateIndex
CREATE UNIQUE INDEX "Wish_appointmentId_key" ON "Wish"("appointmentId");

-- CreateIndex
CREATE INDEX "Wish_state_centre_service_createdAt_idx" ON "Wish"("state", "centre", "service", "createdAt");

-- CreateIndex
CREATE INDEX "Wish_conversationId_state_idx" ON "Wish"("conversationId", "state");

-- CreateIndex
CREATE INDEX "CalendarFeed_staffId_idx" ON "CalendarFeed"("staffId");
