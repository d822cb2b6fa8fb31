import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type ConsoleBundle, consoleBundle } from '../../server/console/bundle.ts'
import { prune, wordsOf } from '../../server/console/prune.ts'
import { testConsole } from '../support/console.ts'

const KB = 1_000
const named = ({ files }: ConsoleBundle, address: string) => files.get(address.slice('/console/assets/'.length))
const weight = (bundle: ConsoleBundle, address: string) => gzipSync(named(bundle, address)?.body ?? Buffer.alloc(0)).length

test.each(['ltr', 'rtl'] as const)('the first visit, %s, weighs at most 200 kB with its fonts', async side => {
  const bundle = await consoleBundle()
  const { signIn } = await testConsole()
  const { get } = await signIn({ id: 'a', login: 'a', name: 'A', role: 'administrator', locale: side === 'rtl' ? 'ar' : 'fr' })
  const html = gzipSync((await get('/console/settings/people')).body).length
  const fonts = [...bundle.files.keys()].filter(name => name.endsWith('.woff2')).map(name => `/console/assets/${name}`)
  const all = [bundle.script, bundle.theme, bundle.icon, bundle[side], ...fonts].map(address => weight(bundle, address))
  expect(fonts.length).toBe(4)
  expect(Math.min(...all)).toBeGreaterThan(0)
  expect(all.reduce((sum, each) => sum + each, html)).toBeLessThan(200 * KB)
})

test('of the library the rules are left whose classes our pages name', () => {
  const css =
    '/*! v1.6 (x.io) */:root{--a:url("data:;{")}.btn,.btn.nav{a:b}.nav{c:d}@media (x){.nav{e:f}.btn:not(.nav):is(.btn,a){g:h}}@media (y){.nav{i:j}}a::after{content:"}"}@keyframes k{to{l:m}}'
  const words = wordsOf(['<a class="btn big">'])
  expect(prune(css, words)).toBe(
    ':root{--a:url("data:;{")}.btn{a:b}@media (x){.btn:not(.nav):is(.btn,a){g:h}}a::after{content:"}"}@keyframes k{to{l:m}}',
  )
})

test('our own stylesheet knows no left and right', () => {
  const css = readFileSync(new URL('../../server/console/assets/console.css', import.meta.url), 'utf8')
  expect(
    css.match(/^\s*((margin|padding|border)-)?(left|right|top|bottom)(-\w+)*:|text-align: (left|right)|^\s*(min-|max-)?(width|height):/gm),
  ).toBeNull()
})
