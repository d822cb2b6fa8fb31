import { describe, expect, it } from 'vitest'
import { understand } from './model.ts'

describe('danger', () => {
  it.each([
    ['راجلي كيضربني', 'violence'],
    ['rajli kaydrebni', 'violence'],
    ['mon mari me bat', 'violence'],
    ['زوجي يعنفني', 'violence'],
    ['عتقوني', 'violence'],
    ['au secours', 'violence'],
    ['كيهددني بالموس', 'violence'],
    ['kayt7erch biya mol lkhdma', 'violence'],
    ['on veut me marier de force', 'violence'],
    ['طردني من الدار فالليل', 'violence'],
    ['9asni 3ammi', 'violence'],
    ['salam bghit nswel 3la rdv walakin rajli kaydrebni', 'violence'],
    ['la mort ou me tuer je sais plus', 'distress'],
    ['بغيت نموت', 'distress'],
    ['bghit n9tel rasi', 'distress'],
    ['je veux mourir', 'distress'],
    ['أفكر في الانتحار', 'distress'],
    ['ما بقيتش باغي نعيش', 'distress'],
    ['envie de me suicider', 'distress'],
    ['ختي باغا تنتاحر', 'distress'],
    ['bonjour, quels papiers svp, ma vie ne vaut plus la peine je veux en finir', 'distress'],
  ] as const)('%s is %s', (text, danger) => expect(understand(text).danger).toBe(danger))

  it.each([
    'kaymout 3lik',
    'قتلني البرد',
    'قتلني الضحك',
    'mort de rire',
    'عييت من التسنية',
    'je suis mort de fatigue',
    'combattre la pauvreté',
    'ضربني التلفون',
    'drebli tilifoun',
    "c'est mort pour demain",
    'un coup de fil svp',
    'acte de décès',
    'شهادة الوفاة',
    'بغيت موعد',
    'شحال ثمن التكوين',
    'bghit nlghi rdv',
    'wach kayn lkhiyata',
    'hors de question',
    'عندكم حضانة',
    'حيدوني من اللائحة',
    'quel papier pour le dossier',
    'السلام عليكم',
    'ok',
    '2',
    'coup de main pour mon dossier',
    'jadwal dyal takwin',
    'فين جا المركز',
    'merci beaucoup',
  ])('%s is none', text => expect(understand(text).danger).toBeNull())

  it('an idiom does not hide what stands beside it', () =>
    expect(understand('mort de fatigue, mon mari me frappe').danger).toBe('violence'))
})
