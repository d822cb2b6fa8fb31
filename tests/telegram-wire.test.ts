import { describe, expect, it } from 'vitest'
import type { Option } from '../bot/channels/channel.ts'
import { callbackOf, decode, UPDATES } from '../bot/channels/telegram/decode.ts'
import { encode } from '../bot/channels/telegram/encode.ts'
import { PARAMETERS } from './support/telegram-rules.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const SENT = new Date('2026-11-23T09:59:30Z')
const date = SENT.getTime() / 1000
const chat = { id: 4020, type: 'private', first_name: 'Zineb' }
const from = { id: 4020, is_bot: false, first_name: 'Zineb' }

const message = (fields: object) => ({ update_id: 1, message: { message_id: 15, date, chat, from, ...fields } })
const edit = (fields: object) => ({ update_id: 1, edited_message: { message_id: 15, date, edit_date: date + 5, chat, from, ...fields } })
const press = (fields: object) => ({ update_id: 1, callback_query: { id: '99', from, message: { message_id: 3, date, chat }, ...fields } })
const file = (file_id: string) => ({ file_id, file_unique_id: `u${file_id}` })
const group = { id: -100_200, type: 'supergroup', title: 'Les voisins' }

describe('what a message says', () => {
  it.each([
    ['a text', { text: 'سلام 👋🏽' }, { kind: 'text', text: 'سلام 👋🏽' }],
    ['/start', { text: '/start' }, { kind: 'choice', id: 'start' }],
    ['/start from a link', { text: '/start affiche-12' }, { kind: 'choice', id: 'start' }],
    ['/menu', { text: '/menu' }, { kind: 'choice', id: 'menu' }],
    ['/MENU with the name of the bot', { text: '/MENU@jisr_test_bot' }, { kind: 'choice', id: 'menu' }],
    ['/help', { text: '/help' }, { kind: 'choice', id: 'menu' }],
    ['/langue', { text: '/langue' }, { kind: 'choice', id: 'languages' }],
    ['/language', { text: '/language' }, { kind: 'choice', id: 'languages' }],
    ['/stop', { text: '/stop' }, { kind: 'text', text: 'stop' }],
    ['an unknown command', { text: '/constructor' }, { kind: 'text', text: '/constructor' }],
    ['a command inside a sentence', { text: 'écrire /menu' }, { kind: 'text', text: 'écrire /menu' }],
    ['a voice note', { voice: file('v') }, { kind: 'media', media: 'voice', file: 'v' }],
    ['a sound file', { audio: file('a') }, { kind: 'media', media: 'voice', file: 'a' }],
    ['a photo, its largest size', { photo: [file('small'), file('large')] }, { kind: 'media', media: 'photo', file: 'large' }],
    ['a document', { document: file('d') }, { kind: 'media', media: 'document', file: 'd' }],
    ['a video', { video: file('f') }, { kind: 'media', media: 'video', file: 'f' }],
    ['a round video', { video_note: file('n') }, { kind: 'media', media: 'video', file: 'n' }],
    ['an animation, which is a document too', { animation: file('g'), document: file('g') }, { kind: 'media', media: 'video', file: 'g' }],
    ['a sticker', { sticker: file('s') }, { kind: 'media', media: 'sticker', file: 's' }],
    [
      'a photo with words under it',
      { photo: [file('p')], caption: 'هادي بطاقتي' },
      { kind: 'media', media: 'photo', file: 'p', caption: 'هادي بطاقتي' },
    ],
    ['words under what has no file for us', { paid_media: {}, caption: 'ma carte' }, { kind: 'text', text: 'ma carte' }],
    [
      'the largest size of a photo that is not too large',
      {
        photo: [
          { ...file('s'), file_size: 1 },
          { ...file('m'), file_size: 16 * 2 ** 20 },
          { ...file('l'), file_size: 17 * 2 ** 20 },
        ],
      },
      { kind: 'media', media: 'photo', file: 'm' },
    ],
    ['one of an album', { photo: [file('p')], media_group_id: '77' }, { kind: 'media', media: 'photo', file: 'p', album: '77' }],
    [
      'a document with its name',
      { document: { ...file('d'), file_name: 'carte.pdf' } },
      { kind: 'media', media: 'document', file: 'd', name: 'carte.pdf' },
    ],
    [
      'a known place',
      { location: { latitude: 23.7, longitude: -15.9 }, venue: { title: 'Hôpital', address: 'Dakhla' } },
      { kind: 'location', latitude: 23.7, longitude: -15.9, name: 'Hôpital, Dakhla' },
    ],
    ['a place', { location: { latitude: 23.68, longitude: -15.95 } }, { kind: 'location', latitude: 23.68, longitude: -15.95 }],
    [
      'a venue',
      { location: { latitude: 1, longitude: 2 }, venue: { title: 'x' } },
      { kind: 'location', latitude: 1, longitude: 2, name: 'x' },
    ],
    [
      'a contact card',
      { contact: { phone_number: '1', first_name: 'Zineb', last_name: 'Tazi' } },
      { kind: 'contact', name: 'Zineb Tazi', phone: '1' },
    ],
    ['a poll', { poll: { id: '1' } }, { kind: 'unreadable' }],
    ['a dice', { dice: { emoji: '🎲', value: 2 } }, { kind: 'unreadable' }],
    ['a kind invented tomorrow', { hologram: {} }, { kind: 'unreadable' }],
  ])('%s', (_, fields, event) => {
    expect(decode(message(fields), NOW)).toEqual({ id: '15', from: '4020', event, at: SENT, name: 'Zineb' })
  })

  it.each([
    ['ar', 'ar'],
    ['ar-MA', 'ar'],
    ['fr', 'fr'],
    ['fr-BE', 'fr'],
    ['en', undefined],
    ['arc', undefined],
    [undefined, undefined],
  ])('hints at the language of a phone in %s: %s', (language_code, hint) => {
    expect(decode(message({ text: 'x', from: { ...from, language_code } }), NOW)?.hint).toBe(hint)
  })
})

it.each([
  [{ first_name: 'Zineb', last_name: 'Tazi' }, 'Zineb Tazi'],
  [{ last_name: 'Tazi' }, 'Tazi'],
  [{ first_name: ' ' }, undefined],
  [{}, undefined],
])('tells what somebody is called: %j', (names, name) => {
  expect(decode(message({ text: 'x', from: { id: 4020, is_bot: false, ...names } }), NOW)?.name).toBe(name)
})

describe('what an edit says', () => {
  it('is heard again, as another message', () => {
    const at = new Date(SENT.getTime() + 5000)
    expect(decode(edit({ text: 'le 12' }), NOW)).toEqual({
      id: `15:${date + 5}`,
      from: '4020',
      event: { kind: 'text', text: 'le 12' },
      at,
      name: 'Zineb',
    })
  })
  it('is the new caption of a photo', () => {
    expect(decode(edit({ photo: [file('p')], caption: 'ma carte' }), NOW)?.event).toEqual({ kind: 'text', text: 'ma carte' })
  })
  it('is nothing when a live location moves', () => {
    expect(decode(edit({ location: { latitude: 1, longitude: 2 } }), NOW)).toBeNull()
  })
})

describe('what a reaction says', () => {
  const react = (new_reaction: object[], chat: object = { id: 4020, type: 'private' }) =>
    decode({ message_reaction: { chat, user: from, message_id: 12, date, old_reaction: [], new_reaction } }, NOW)
  it.each([
    ['an emoji', [{ type: 'emoji', emoji: '👍' }], '👍'],
    [
      'the last of several',
      [
        { type: 'emoji', emoji: '👍' },
        { type: 'emoji', emoji: '❤' },
      ],
      '❤',
    ],
    ['one drawn for Telegram', [{ type: 'custom_emoji', custom_emoji_id: '5' }], '⭐'],
    ['none any more', [], null],
  ])('%s', (_, reactions, emoji) => {
    expect(react(reactions)).toMatchObject({ id: `re:12:${date}`, from: '4020', event: { kind: 'reaction', on: '12', emoji } })
  })
  it('is nothing in a group', () => {
    expect(react([{ type: 'emoji', emoji: '👍' }], group)).toBeNull()
  })
})

describe('what a button says', () => {
  it('is the choice behind it, at the time of the press', () => {
    const heard = { id: 'cb:99', from: '4020', event: { kind: 'choice', id: 'service:emf' }, at: NOW, name: 'Zineb' }
    expect(decode(press({ data: 'service:emf' }), NOW)).toEqual(heard)
  })
  it.each([
    ['of last week, whose message Telegram no longer shows', { data: 'menu', message: undefined }, { kind: 'choice', id: 'menu' }],
    ['we never made', { data: '\u0000💥' }, { kind: 'choice', id: '\u0000💥' }],
    ['with nothing behind it', { game_short_name: 'chess' }, { kind: 'unreadable' }],
  ])('%s', (_, fields, event) => {
    expect(decode(press(fields), NOW)).toMatchObject({ from: '4020', event })
    expect(callbackOf(press(fields))).toBe('99')
  })
  it('has no query where there is no button', () => {
    expect(callbackOf(message({ text: 'x' }))).toBeNull()
  })
})

describe('what says nothing to us', () => {
  it.each([
    ['a group', message({ text: 'salam', chat: group })],
    ['a group without its type', message({ text: 'salam', chat: { id: -5 } })],
    ['a button in a group', press({ data: 'menu', message: { message_id: 3, chat: group } })],
    ['an edit in a group', edit({ text: 'x', chat: group })],
    ['another bot', message({ text: 'x', from: { ...from, is_bot: true } })],
    ['a pinned message', message({ pinned_message: { message_id: 1 } })],
    ['a timer set', message({ message_auto_delete_timer_changed: { message_auto_delete_time: 86400 } })],
    ['a channel', { update_id: 1, channel_post: { message_id: 1, chat: { id: -1, type: 'channel' }, text: 'x' } }],
    ['a bot blocked', { update_id: 1, my_chat_member: { chat, from, date } }],
    ['a poll answered', { update_id: 1, poll_answer: {} }],
    ['a message without a chat', { update_id: 1, message: { message_id: 1, text: 'x' } }],
    ['wrong types', message({ text: 42 })],
    ['an empty update', {}],
    ['null', null],
    ['a number', 12],
    ['a text', 'update'],
    ['a list', [message({ text: 'x' })]],
  ])('%s', (_, update) => {
    expect(decode(update, NOW)).toBeNull()
  })

  it('is not said of an update that only lacks what older versions left out', () => {
    const bare = { update_id: 1, message: { message_id: 9, chat: { id: 4020 }, text: 'salam' } }
    expect(decode(bare, NOW)).toEqual({ id: '9', from: '4020', event: { kind: 'text', text: 'salam' }, at: NOW })
  })
})

describe('a message as Telegram takes it', () => {
  const options = (...ids: string[]): Option[] => ids.map(id => ({ id, label: `« ${id} »` }))
  const shown = (text: string, choices: readonly Option[] = []) => encode('4020', { text, choices, locale: 'fr' })

  it('is plain text without previews', () => {
    expect(shown('<b>voir</b> https://x.ma')).toEqual([
      { chat_id: 4020, text: '<b>voir</b> https://x.ma', link_preview_options: { is_disabled: true } },
    ])
  })
  it('has its choices below each other', () => {
    expect(shown('?', options('a', 'b'))[0]?.reply_markup?.inline_keyboard).toEqual([
      [{ text: '« a »', callback_data: 'a' }],
      [{ text: '« b »', callback_data: 'b' }],
    ])
  })
  it.each([
    ['64 bytes', 'x'.repeat(64), true],
    ['65 bytes', 'x'.repeat(65), false],
    ['64 bytes of Arabic', 'م'.repeat(32), true],
    ['33 letters of Arabic, 66 bytes', 'م'.repeat(33), false],
  ])('carries %s behind a button: %#', (_, id, button) => {
    const [payload] = shown('?', [{ id, label: 'oui' }])
    expect(payload?.reply_markup !== undefined).toBe(button)
    expect(payload?.text).toBe(button ? '?' : '?\n1) oui')
  })
  it('cuts a long label between letters', () => {
    const label = `${'x'.repeat(61)}👩🏽‍🦽 et la suite`
    expect(shown('?', [{ id: 'a', label }])[0]?.reply_markup?.inline_keyboard[0]?.[0]?.text).toBe(`${'x'.repeat(61)}…`)
  })
  it('comes in parts when it is long, the choices with the last', () => {
    const parts = shown('كلمة '.repeat(2000), options('a'))
    expect(parts.map(part => part.reply_markup !== undefined)).toEqual([false, false, true])
  })
  it('keeps to what Telegram takes, whatever it is given', () => {
    const sizes = [1, 63, 64, 65, 4095, 4096, 4097, 9000]
    for (const size of sizes)
      for (const letter of ['x', 'م', '👍🏽', 'a b\n']) {
        const text = letter.repeat(size).slice(0, 9000)
        for (const payload of shown(text, [{ id: letter.repeat(size).slice(0, 80), label: text.slice(0, 200) }]))
          expect(PARAMETERS.sendMessage.safeParse(payload).error, `${size} × ${letter}`).toBeUndefined()
      }
  })
  it('asks Telegram only for kinds it reads', () => {
    expect(PARAMETERS.getUpdates.safeParse({ allowed_updates: UPDATES }).success).toBe(true)
  })
})
