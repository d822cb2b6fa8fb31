import { z } from 'zod'
import type { FileView } from '../../../bot/registrations/index.ts'
import type { Correction } from '../../../flows/preregister/files.ts'
import { BackTo } from '../back-to.tsx'
import { Field } from '../fields.tsx'
import { Form, Refusal } from '../form.tsx'
import { deed, page } from '../page.ts'
import { FileParams } from './detail.tsx'
import { notDone } from './outcome.ts'
import { type PersonBody, personShape, readPerson } from './person-body.ts'
import { PlaceFields } from './place-fields.tsx'
import { FILE_ROLES, fileAddress, HERE } from './words.ts'

const PATH = `${HERE}/:reference/correct` as const

/** What is kept of a person, to be put right. */
export const correcting = page({
  path: PATH,
  roles: FILE_ROLES,
  place: 'files',
  params: FileParams,
  load: ({ parts, staff }, { reference }) => parts.registrations.file(staff, reference),
  title: (_, ask) => ask.words('correct.title'),
  view: (file, ask) => (
    <>
      <BackTo href={fileAddress(file.reference)} label={file.reference} />
      <h1>{ask.words('correct.title')}</h1>
      <p class="quiet">{ask.words('correct.what')}</p>
      <Refusal ask={ask} />
      <section class="card">
        <Form ask={ask} action={`${fileAddress(file.reference)}/correct`}>
          <Field ask={ask} name="name" label={ask.words('person.name')} value={file.person.name ?? ''} maxLength={60} dir="auto" />
          <Field
            ask={ask}
            name="birth"
            label={ask.words('person.birth')}
            hint={ask.words('person.birth-hint')}
            value={file.person.birth ?? ''}
            dir="auto"
          />
          <Field
            ask={ask}
            name="phone"
            label={ask.words('person.phone')}
            hint={ask.words('person.phone-hint')}
            value={file.person.phone ?? ''}
            dir="ltr"
          />
          <PlaceFields ask={ask} commune={file.commune} quarter={file.person.quarter} hours={file.hours} locale={file.locale} />
          <div class="actions">
            <button type="submit" class="btn btn-primary">
              {ask.words('form.save')}
            </button>
            <a class="btn" href={fileAddress(file.reference)}>
              {ask.words('form.cancel')}
            </a>
          </div>
        </Form>
      </section>
    </>
  ),
})

/** Keeps each datum that changed; what was before is kept nowhere, that it changed stands in the history. */
export const correct = deed({
  path: PATH,
  roles: FILE_ROLES,
  params: FileParams,
  back: correcting,
  body: z.object(personShape),
  async act(ask, { reference }, body) {
    const { registrations } = ask.parts
    const file = await registrations.file(ask.staff, reference)
    if (!file) return null
    const read = readPerson(ask, body, file.beneficiary)
    if ('refused' in read) return read
    const corrections = correctionsOf(file, read, body)
    for (const correction of corrections) {
      const done = await registrations.correct(ask.staff, reference, correction)
      if ('refused' in done) return notDone(ask, done)
    }
    return { go: fileAddress(reference), told: ask.words('correct.done', { count: corrections.length }) }
  },
})

type Read = Exclude<ReturnType<typeof readPerson>, { refused: number }>

function correctionsOf(file: FileView, read: Read, { hours, language }: PersonBody): Correction[] {
  const { commune, quarter } = read
  const fields = (['name', 'birth', 'phone'] as const).filter(field => read[field] !== file.person[field])
  return [
    ...fields.map(field => ({ field, value: read[field] })),
    ...(commune !== file.commune || quarter !== file.person.quarter ? [{ field: 'place' as const, value: { commune, quarter } }] : []),
    ...(hours !== (file.hours ?? 'any') ? [{ field: 'hours' as const, value: hours }] : []),
    ...(language !== file.locale ? [{ field: 'language' as const, value: language }] : []),
  ]
}
