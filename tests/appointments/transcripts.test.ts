import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LOCALES } from '../../locales/locale.ts'
import { playAppointments } from '../support/appointing.ts'

const root = new URL('./transcripts/', import.meta.url)
const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter(file => file.endsWith('.txt'))

test.each(files)('%s', async file => {
  const path = new URL(file, root).pathname
  await expect(await playAppointments(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path)
})

const names = [...new Set(files.map(file => file.split('/').at(-1) ?? ''))]
test.each(LOCALES.flatMap(locale => names.map(name => `${locale}/${name}`)))('%s is there in every variety', name => {
  expect(existsSync(new URL(name, root))).toBe(true)
})
