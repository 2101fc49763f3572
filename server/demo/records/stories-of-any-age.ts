import type { Story } from './story.ts'

/** What people of many ages come with. */
export const storiesOfAnyAge: readonly Story[] = [
  {
    ages: [6, 50],
    condition: { description: 'Allergic rhinitis', code: 'J30.4' },
    history: 'Sneezing and itchy eyes every spring; worse on windy days.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Blocked, itchy nose since September',
        notes:
          'Pale, swollen turbinates, eyes watery. Chest clear. Sleeps badly. Windows shut in the morning, rinse with salt water; tablet in the evening.',
        diagnoses: 'Seasonal allergic rhinitis',
      },
      {
        kind: 'virtual',
        reason: 'Phone review',
        notes:
          'Sleeps through since the second week, no drowsiness by day. Goes on until the end of the season.',
        diagnoses: 'Allergic rhinitis, controlled',
        nurse: true,
      },
    ],
    regimens: [
      {
        code: 'R06AE07',
        dose: '10 mg',
        route: 'oral',
        frequency: 'once a day',
        quantity: 30,
        repeats: 2,
        instructions: 'In the evening. If it makes you sleepy, do not drive.',
      },
    ],
  },
  {
    ages: [14, 58],
    condition: { description: 'Migraine without aura', code: 'G43.0' },
    history: 'Migraine two to three times a month; an aunt has it too.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Headaches that stop work',
        notes:
          'One-sided, throbbing, with nausea; dark room helps. BP {bp}. No red flags, neurology normal. Diary started; skipped meals and short nights come before most attacks.',
        diagnoses: 'Migraine without aura',
      },
      {
        kind: 'ambulatory',
        reason: 'Headache diary',
        notes:
          'Two attacks this month instead of five. Takes the tablet early now and is back at work the same day. Pulse {pulse}.',
        diagnoses: 'Migraine, better',
        nurse: true,
      },
    ],
    regimens: [
      {
        code: 'N06AA09',
        dose: '12.5 mg',
        route: 'oral',
        frequency: 'once a day',
        quantity: 15,
        repeats: 3,
        instructions: 'Half a tablet two hours before bed. A dry mouth is common at first.',
      },
    ],
  },
  {
    ages: [30, 80],
    sex: 'female',
    condition: { description: 'Hypothyroidism', code: 'E03.9' },
    history: 'Underactive thyroid found on a routine test; no goitre.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Tired, feels the cold',
        notes:
          'Weight {weight} kg, four more than last year. Skin dry, pulse {pulse}. TSH 14 mU/l. Treatment begun, blood again in eight weeks.',
        diagnoses: 'Hypothyroidism',
      },
      {
        kind: 'ambulatory',
        reason: 'Thyroid result',
        notes: 'TSH 2.6 mU/l. Energy is back, hair no longer falls out. Same dose, yearly test from now on.',
        diagnoses: 'Hypothyroidism, at target',
        nurse: true,
      },
    ],
    regimens: [
      {
        code: 'H03AA01',
        dose: '100 micrograms',
        route: 'oral',
        frequency: 'once a day',
        quantity: 30,
        repeats: 5,
        instructions: 'On waking, with water only, half an hour before breakfast.',
      },
    ],
  },
  {
    ages: [38, 82],
    sex: 'male',
    condition: { description: 'Gout', code: 'M10.9' },
    history: 'Gout of the big toe, three attacks in two years. Beer at weekends.',
    visits: [
      {
        kind: 'emergency',
        reason: 'Toe too painful for a sheet to touch',
        notes:
          'Left big toe hot, red, swollen since midnight. Temp {temp}, no wound. Rest, ice, short course for pain; prevention once it is calm.',
        diagnoses: 'Acute gout',
      },
      {
        kind: 'ambulatory',
        reason: 'After the gout attack',
        notes:
          'Pain free for three weeks. Urate 0.48 mmol/l. BP {bp}. Prevention explained: every day, also when well; the first weeks can bring an attack.',
        diagnoses: 'Gout, between attacks',
      },
    ],
    regimens: [
      {
        code: 'M04AA01',
        dose: '100 mg',
        route: 'oral',
        frequency: 'once a day',
        quantity: 30,
        repeats: 5,
        instructions: 'After food, with plenty of water. Skin rash: stop and phone us.',
      },
    ],
  },
]
