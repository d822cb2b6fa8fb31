import type { BotCommand } from 'grammy/types'

/** The list behind Telegram's menu button, by the language of the citizen's Telegram; Arabic for all others. */
export const COMMANDS: readonly { language?: 'ar' | 'fr'; commands: BotCommand[] }[] = [
  { commands: arabic() },
  { language: 'ar', commands: arabic() },
  {
    language: 'fr',
    commands: [
      { command: 'menu', description: 'Menu' },
      { command: 'langue', description: 'Changer de langue' },
      { command: 'stop', description: 'Ne plus recevoir de messages' },
    ],
  },
]

function arabic(): BotCommand[] {
  return [
    { command: 'menu', description: 'القائمة' },
    { command: 'langue', description: 'تغيير اللغة' },
    { command: 'stop', description: 'إيقاف الرسائل' },
  ]
}
