-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sealed" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "likeness" TEXT,
    "phoneHash" TEXT,
    "commune" TEXT,
    "locale" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "mergedInto" TEXT
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "textHash" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "givenAs" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "withdrawnAt" DATETIME,
    CONSTRAINT "Consent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Registration" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "reference" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "conversationId" TEXT,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "offerId" TEXT,
    "centre" TEXT,
    "commune" TEXT,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "seated" BOOLEAN NOT NULL DEFAULT false,
    "beneficiary" TEXT NOT NULL,
    "rsu" TEXT,
    "hours" TEXT,
    "needs" TEXT NOT NULL DEFAULT '[]',
    "sealed" TEXT,
    "formId" TEXT,
    "staffId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    CONSTRAINT "Registration_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Registration_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Registration_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "Offer" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Registration_formId_fkey" FOREIGN KEY ("formId") REFERENCES "FormVersion" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RegistrationEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "registrationId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "reason" TEXT,
    "staffId" TEXT,
    "detail" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "RegistrationEvent_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NameWord" (
    "word" TEXT NOT NULL,
    "registrationId" INTEGER NOT NULL,

    PRIMARY KEY ("word", "registrationId"),
    CONSTRAINT "NameWord_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Offer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "service" TEXT NOT NULL,
    "centre" TEXT,
    "title" JSONB,
    "startsOn" TEXT,
    "places" INTEGER,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "waiting" BOOLEAN NOT NULL DEFAULT true,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "FormVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "service" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "questions" TEXT NOT NULL,
    "publishedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Duplicate" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "earlierId" TEXT NOT NULL,
    "laterId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "moved" TEXT,
    "staffId" TEXT,
    "at" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    CONSTRAINT "Duplicate_earlierId_fkey" FOREIGN KEY ("earlierId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Duplicate_laterId_fkey" FOREIGN KEY ("laterId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Erasure" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "optOut" TEXT,
    "counts" TEXT NOT NULL,
    "staffId" TEXT,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "FailedCheck" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "conversationId" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "FailedCheck_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Person_likeness_idx" ON "Person"("likeness");

-- CreateIndex
CREATE INDEX "Person_phoneHash_idx" ON "Person"("phoneHash");

-- CreateIndex
CREATE INDEX "Person_keyId_idx" ON "Person"("keyId");

-- CreateIndex
CREATE INDEX "Consent_personId_idx" ON "Consent"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_reference_key" ON "Registration"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_key_key" ON "Registration"("key");

-- CreateIndex
CREATE INDEX "Registration_state_id_idx" ON "Registration"("state", "id");

-- CreateIndex
CREATE INDEX "Registration_centre_state_id_idx" ON "Registration"("centre", "state", "id");

-- CreateIndex
CREATE INDEX "Registration_service_state_id_idx" ON "Registration"("service", "state", "id");

-- CreateIndex
CREATE INDEX "Registration_centre_service_state_id_idx" ON "Registration"("centre", "service", "state", "id");

-- CreateIndex
CREATE INDEX "Registration_commune_state_id_idx" ON "Registration"("commune", "state", "id");

-- CreateIndex
CREATE INDEX "Registration_commune_centre_state_id_idx" ON "Registration"("commune", "centre", "state", "id");

-- CreateIndex
CREATE INDEX "Registration_offerId_state_id_idx" ON "Registration"("offerId", "state", "id");

-- CreateIndex
CREATE INDEX "Registration_personId_idx" ON "Registration"("personId");

-- CreateIndex
CREATE INDEX "Registration_conversationId_idx" ON "Registration"("conversationId");

-- CreateIndex
CREATE INDEX "Registration_formId_idx" ON "Registration"("formId");

-- CreateIndex
CREATE INDEX "Registration_closedAt_idx" ON "Registration"("closedAt");

-- CreateIndex
CREATE INDEX "RegistrationEvent_registrationId_id_idx" ON "RegistrationEvent"("registrationId", "id");

-- CreateIndex
CREATE INDEX "NameWord_registrationId_idx" ON "NameWord"("registrationId");

-- CreateIndex
CREATE INDEX "Offer_service_position_idx" ON "Offer"("service", "position");

-- CreateIndex
CREATE UNIQUE INDEX "FormVersion_service_version_key" ON "FormVersion"("service", "version");

-- CreateIndex
CREATE INDEX "Duplicate_state_id_idx" ON "Duplicate"("state", "id");

-- CreateIndex
CREATE INDEX "Duplicate_laterId_idx" ON "Duplicate"("laterId");

-- CreateIndex
CREATE UNIQUE INDEX "Duplicate_earlierId_laterId_key" ON "Duplicate"("earlierId", "laterId");

-- CreateIndex
CREATE INDEX "Erasure_optOut_idx" ON "Erasure"("optOut");

-- CreateIndex
CREATE INDEX "Erasure_at_idx" ON "Erasure"("at");

-- CreateIndex
CREATE INDEX "FailedCheck_conversationId_at_idx" ON "FailedCheck"("conversationId", "at");

-- CreateIndex
CREATE INDEX "FailedCheck_reference_at_idx" ON "FailedCheck"("reference", "at");
