import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { before, describe, it } from 'node:test'
import { dictionary } from '@zxcvbn-ts/language-common'
import * as fc from 'fast-check'
import { judgeNewPassword } from '../../../server/accounts/new-password.ts'
import { guessedWords, type GuessedWords } from '../../../server/accounts/passwords/guesses/guessed-words.ts'
import { wordsInARowLog10 } from '../../../server/accounts/passwords/guesses/words-in-a-row.ts'
import type { PasswordOwner } from '../../../server/accounts/password-policy.ts'
import { testEnvironment } from '../../support/test-environment.ts'

const rules = testEnvironment({
  MFA_ISSUER: 'Greenfield Clinic',
  PUBLIC_URL: 'https://ehr.greenfield-clinic.example',
})

const clerk: PasswordOwner = {
  username: 'l.khumalo',
  email: 'lerato.k@clinic.example',
  displayName: 'Lerato Khumalo',
  role: { name: 'admin_staff', title: 'Administrative staff' },
  secondFactorRequired: false,
  alsoKnown: ['14031984'],
}

/** What people choose who want to be done, and what attackers have in their lists therefore. */
const refused = `
thequickbrownfoxjumps
tobeornottobethatis
JohannesburgHospital1
ilovemycats12345
iamthebestnurse99
ilovemychildren2026
mydoghasfleas123
thisismypassword1
letmeinplease2026
IL0v3MyC@ts12345
CapeTownHospital2026
mary had a little lamb
MaryHadALittleLamb1!
maytheforcebewithyou
быть или не быть вот в чём
съешь ещё этих мягких французских
بسم الله الرحمن الرحيم
一二三四五六七八九十一二三四五
床前明月光疑是地上霜举头望明月
йцукенгшщзхъфыв
абвгдеёжзийклмн
йцукенгшщзхъ123
გამარჯობასაქართველო
ქწერტყუიოპასდფგ
აბგდევზთიკლმნოპ
ضصثقفغعهخحجدشسي
ابتثجحخدذرزسشصض
αβγδεζηθικλμνξο
nursingstation12
hospitalnurse2026
doctordoctor2026
GoodMorning2026!
welcometohospital1
SouthAfrica2026!!
johannesburg2026!
ihatemyjob12345
ilovejesuschrist
godisgoodallthetime
whatisthepassword
changemeplease12
wecandothistoday1
١٢٣٤٥٦٧٨٩٠١٢٣٤٥
Summer2026!Summer
1q2w3e4r5t6y7u8i
happybirthdaytoyou1
ourfatherwhoartinheaven
ilovemyhusband1
Thebestdayofmylife
ilovechocolate123
hellohowareyoutoday
onetwothreefourfive
mondaytuesdaywednesday
jesuslovesme2026
thankyouverymuch
iwanttogohome123
Nkosi Sikelel iAfrika
correcthorsebatterystaple
purple-monkey-dishwasher-9
123456789012345
Password1234567
P@ssw0rd!P@ssw0rd!
qwertyuiopasdfgh
monkey dragon football
`

/** What knows its owner or the house: names, address, role, date of birth, facility; from the end and in disguise too. */
const ownRefused = `
lerato.k@clinic.example
l.khumalo.l.khumalo
Lerato Khumalo 1984
Lerato-Khumalo-password-1
L3r4t0Khum4l0!!
olamuhkotarel1984
elpmaxe.cinilc@k.otarel
Khumalo14031984!
lerato 14-03-1984
48913041otareL!
administrativestaff
AdminStaff2026!!
Gr33nf13ldCl1n1c!
greenfieldclinic2026
cinilcdleifneerg
MedGuard-MedGuard!
draugdemdraugdem
MedGuardGreenfield7
KhumaloGreenfield26
Khumalo Johannesburg
`

const taken = `
correct battery mango lantern seven
nine blue elephants dance
seven brass kettles hum softly
four plain words together
MyDogIsCalledRex1
wxkqzjvyrtplmns
qhwtzvbxkjrymlpdngsc
medguard opens at dawn on wet mondays
lerato feeds nine blue elephants
Nine-blue-elephants 42
seven brass kettles hum
kX9$vLq2#mPz7!w
mangobatterylantern
ненужный слон ест радугу
зелёная лампа пьёт лимонад
正しい馬の電池のホチキスと青い象
蓝色的大象在月亮上喝咖啡吃馒头吧
قطار أزرق يشرب القهوة صباحا
سبعة أفيال زرقاء ترقص بهدوء
მწვანე სპილო ყავას სვამს
ლურჯი მატარებელი მღერის ღამით
πράσινος ελέφαντας πίνει καφέ
푸른 코끼리가 달에서 커피를 마신다
नीला हाथी चाँद पर चाय पीता है
rhubarb trombone gravel kite
Tr0mbone&Gravel!Kite
Quartz-Lantern-7719-Mosaic
vT7#qLw9!zR2@pXs
f3a9c1d7e5b2084f
9f8e7d6c5b4a3210ffee
Xk4-Zw8-Qn2-Vt7
gurzov-Fyqmi6-tuxnyd
dYskip-2gorfy-wajzuv
nG3*yB8&kD1^wS6%
aZ8kQ2mW5xR9tY3v
unsalted-geometry-plywood
four plain otters juggle
copper kettle sings at noon
vivid-otter-ladder-plum
Mosaic7lantern!quartz
blau elefant tanzt morgens
die koei spring oor die huis
umfula omude wasendulo
cheval bleu mange soupe
bicycle under purple rain barrel
two hungry penguins sail north
zq8-mnw-44t-kpl
hunter7 river stone cactus
The nurse ate 7 green plums
my aunt paints purple tractors
we planted 14 lemon trees in 2019
Ek drink graag koffie by die see
grandma's piano fell downstairs
ThreeOrangeBicycles
a good long password
elephants in the garden
@!u!6U?g+?#%KPYp
#!-%&*=?^_(){}~;
orange bicycles three!
😀🐘🌍🚑💊🩺🧬🔬🏥🩹🧪🌡🦠🧠🫀
velvet anchor pickle thunder
greenfield grows purple onions
saxophone.marmalade.tugboat
winter kites over harbour walls
Plum!Tractor%Nine^Fog
Ψυχή7-мост-lantern
`

const lines = (text: string) => text.trim().split('\n')
const characters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#$%&*+-=?@^_'

/** Those of some passwords that the clerk may have. */
async function takenOf(passwords: readonly string[]): Promise<string[]> {
  const verdicts = await Promise.all(
    passwords.map(async (password) => ({ password, ...(await judgeNewPassword(rules, password, clerk)) })),
  )
  return verdicts.filter(({ fault }) => fault === undefined).map(({ password }) => password)
}

describe('a new password', () => {
  it('is refused where it is a sentence that everybody knows, or words, places and numbers in a row', async () => {
    assert.ok(lines(refused).length >= 60)
    assert.deepEqual(await takenOf(lines(refused)), [])
  })

  it('is refused where it is made of the owner’s name, address, role or date of birth or of the facility, also from the end or with signs for letters', async () => {
    assert.deepEqual(await takenOf(lines(ownRefused)), [])
  })

  it('is taken where words do not belong together, in any script, and where a program made it', async () => {
    assert.ok(lines(taken).length >= 60)
    assert.deepEqual(await takenOf(lines(taken)), lines(taken))
  })

  it('is taken where a program chose sixteen characters by chance', async () => {
    await fc.assert(
      fc.asyncProperty(
        // Each as likely as the others, as programs choose, and not the simplest that could be.
        fc.noShrink(fc.noBias(fc.array(fc.constantFrom(...characters), { minLength: 16, maxLength: 16 }))),
        async (chosen) => {
          assert.deepEqual(await judgeNewPassword(rules, chosen.join(''), clerk), { unchecked: false })
        },
      ),
      { numRuns: 100 },
    )
  })

  it('is taken where five words were chosen by dice', async () => {
    const words = dictionary['diceware-common']
    const roll = () => words[randomInt(words.length)] ?? ''
    for (const separator of [' ', '-', '.', '']) {
      for (const _ of Array.from({ length: 10 })) {
        const phrase = Array.from({ length: 5 }, roll).join(separator)
        assert.deepEqual(await judgeNewPassword(rules, phrase, clerk), { unchecked: false }, phrase)
      }
    }
  })
})

describe('the estimate for words in a row', () => {
  let words: GuessedWords
  before(() => {
    words = guessedWords([...dictionary['passwords-common']])
  })

  it('never says less of a password because its owner is known less', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (password) => {
        const known = wordsInARowLog10(password, words, ['khumalo', 'lerato'])
        assert.ok(known <= wordsInARowLog10(password, words, []) + 1e-9)
      }),
    )
  })

  it('says the same however capitals, blanks, accents and the digits’ script are', () => {
    for (const [one, other] of [
      ['ilovemycats12345', 'I-Love-My-Cats ١٢٣٤٥'],
      ['CAFEconleche99', 'café-con.leche-99'],
    ] as const) {
      assert.equal(wordsInARowLog10(one, words, []), wordsInARowLog10(other, words, []))
    }
  })

  it('takes any text, however long and odd', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (password) => {
        const log10 = wordsInARowLog10(password, words, ['a', '', 'ab'])
        assert.ok(log10 >= 0 && Number.isFinite(log10))
      }),
    )
    assert.equal(wordsInARowLog10('', words, []), 0)
  })
})
