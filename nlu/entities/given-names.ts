import { skeleton } from '../words.ts'

/** Common given names in Morocco, folded, in both scripts. */
const ARABIC =
  'محمد احمد فاطمه خديجه مريم عائشه عايشه زينب سعيد سعيده رشيد رشيده حسن حسين الحسن الحسين حسناء يوسف عمر علي ابراهيم عبد عبدالله عبدالرحمان عبدالرحيم عبدالكريم مصطفي كريم كريمه نجاه نجاة ' +
  'نعيمه ليلي سلمي سناء هدي نادبه ناديه سميره سمير جمال جميله كمال خالد هشام ياسين ياسمين امينه امين لطيفه لطيفة عزيز عزيزه حياه رقيه السالكه سالكه محجوب المحجوب لالله للا مولاي سيدي لحسن ' +
  'بوشعيب ادريس طارق حمزه انس ايمان اسماء سهام سعاد نزهه حليمه منت ولد بنت بن ماء العينين الشيخ مباركه امباركه اغلي لامينه النعمه تسلم عثمان بلال اسماعيل ايوب زكرياء نورالدين صلاح منير منيره فوزيه غيثه'
const LATIN =
  'mohamed mohammed ahmed fatima fatimazahra khadija meryem mariam aicha zineb zaynab said saida rachid rachida hassan hussein houssine lhoussaine hasna youssef omar ali brahim ibrahim ' +
  'abdellah abderrahim abdelkrim abderrahman mustapha mostafa karim karima najat naima leila layla salma sanaa houda nadia samira samir jamal jamila kamal khalid hicham yassine yasmine ' +
  'amina amine latifa aziz aziza hayat rokia rkia salka mahjoub moulay lahcen bouchaib driss tarik hamza anas imane asmae siham souad nezha halima mint ould ben cheikh mbarka mbarek othmane ' +
  'bilal ismail ayoub zakaria noureddine salah mounir mounira fouzia ghita soukaina hanane ikram nora noura malika zahra fatna hafida hakim hamid hamida jawad redouane said abdou abdelaziz'

/** Given names, and the sounds (behind ~) of the longer Latin ones, since they have no fixed spelling. */
const GIVEN_NAMES: ReadonlySet<string> = new Set([
  ...ARABIC.split(' '),
  ...LATIN.split(' '),
  ...LATIN.split(' ')
    .map(skeleton)
    .filter(sound => sound.length >= 4)
    .map(sound => `~${sound}`),
])

/** Whether a folded word is a common given name, or one of those that stand in family names. */
export const isGivenName = (word: string): boolean =>
  GIVEN_NAMES.has(word) || (/^[a-z]{4}/.test(word) && GIVEN_NAMES.has(`~${skeleton(word)}`))
