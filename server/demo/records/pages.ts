import type { PageText } from '../../pages/create-page.ts'

/** A page of the demo; each later text is a further revision. */
export type DemoPage = {
  readonly path: string
  readonly texts: readonly PageText[]
  /** How many days ago the first revision was written; the others followed day by day. */
  readonly daysAgo: number
  /** How many of the revisions were published; fewer than there are leaves a draft. */
  readonly published: number
}

const everyone = { audience: 'everyone', inMenu: true } as const
const staff = { audience: 'staff', inMenu: true } as const

const welcome = `MedGuard keeps the records of this clinic: who you are, what was found, what was prescribed.

## If you work here

Sign in with your own account, never with somebody else’s. You see the patients in your care. In an emergency you can
open another record: you say why, and a colleague looks at it afterwards.

## If you are a patient

You can read your own record, and see who opened it and when. Ask at the front desk for an account, and read
[how we keep what we write down](/pages/privacy).

## Something looks wrong?

Tell the front desk, or write to [records@medguard.example](mailto:records@medguard.example). We answer within two
working days.`

const wardGuide = `For everyone on the ward, and for those who help out for a night.

## At the start of a shift

1. Sign in at the ward computer and check that your own name stands at the top.
2. Open **Patients** and go through the list with the colleague who leaves.
3. Look at allergies first: they stand in red under the name.

## Writing an encounter

Write it while it is fresh. Two or three plain sentences are enough: what you saw, what you did, what comes next. What
is written is never overwritten; if something was wrong, amend it and both versions stay.

## Emergency access

Use it when waiting would harm the patient, and only then. Have your access code ready. End it as soon as you are done:
it ends by itself after an hour.

## At the end

Sign out. A computer left open is in your name.`

const pharmacyHours = `| Day | Open |
| --- | --- |
| Monday to Friday | 07:30 – 18:00 |
| Saturday | 08:00 – 13:00 |
| Sunday and public holidays | closed |

Prescriptions that were signed before 16:00 are ready on the same day. At other hours the emergency cupboard is with the
nurse in charge.

**Repeats:** bring your card. You need no new visit until the last repeat has been collected.`

const privacy = `We write down only what your care needs, and we keep it safe.

- **Sealed.** Your name, your numbers and everything clinical are encrypted, each patient’s with a key of their own.
- **Seen by few.** Staff see the patients in their care. The pharmacy sees what is prescribed, and nothing else.
- **On record.** Whoever opens your record is written down, with the reason. You can read that list yourself under
  *Who opened my record*.
- **Kept.** Records are kept for as long as the law asks, and the list of who opened them for at least ten years.

You may ask for a copy, and for a correction: speak to the front desk.`

const visiting = `Visitors are welcome from 15:00 to 16:00 and from 19:00 to 20:00, two at a time.

*To be agreed with the ward before this is published: children under twelve.*`

/** The pages of the demo: four that are published, one of them with changes since, and one draft. */
export const demoPages: readonly DemoPage[] = [
  {
    path: 'welcome',
    texts: [{ ...everyone, title: 'Welcome', body: welcome }],
    daysAgo: 300,
    published: 1,
  },
  {
    path: 'pharmacy-hours',
    texts: [
      {
        ...everyone,
        title: 'Pharmacy hours',
        body: pharmacyHours.replace('07:30 – 18:00', '08:00 – 17:00'),
      },
      { ...everyone, title: 'Pharmacy hours', body: pharmacyHours },
    ],
    daysAgo: 4,
    published: 2,
  },
  {
    path: 'privacy',
    texts: [{ ...everyone, inMenu: false, title: 'Privacy', body: privacy }],
    daysAgo: 250,
    published: 1,
  },
  {
    path: 'ward-guide',
    texts: [
      { ...staff, title: 'Ward guide', body: wardGuide },
      {
        ...staff,
        title: 'Ward guide',
        body: `${wardGuide}\n\nThe next training is on the first Tuesday of the month.`,
      },
    ],
    daysAgo: 90,
    published: 1,
  },
  {
    path: 'visiting-times',
    texts: [{ audience: 'everyone', inMenu: false, title: 'Visiting times', body: visiting }],
    daysAgo: 2,
    published: 0,
  },
]
