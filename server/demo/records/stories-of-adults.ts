import type { Story } from './story.ts'

/** What adults of working age come with. */
export const storiesOfAdults: readonly Story[] = [
  {
    ages: [18, 60],
    condition: { description: 'HIV infection, on treatment, viral load suppressed', code: 'B20' },
    history:
      'HIV known for several years, on first-line treatment, never changed. Partner informed and tested.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Six-monthly treatment visit',
        notes:
          'Weight {weight} kg, stable. No missed doses by pill count. Viral load below the limit of detection. TB screen negative. Next bloods in twelve months.',
        diagnoses: 'HIV, suppressed on treatment',
      },
      {
        kind: 'ambulatory',
        reason: 'Collects treatment',
        notes: 'Well. BP {bp}. Sleep disturbed at first, now settled. Adherence club offered and accepted.',
        diagnoses: 'HIV, stable',
        nurse: true,
      },
    ],
    regimens: [
      {
        code: 'J05AR27',
        dose: '1 tablet',
        route: 'oral',
        frequency: 'once a day',
        quantity: 90,
        repeats: 1,
        instructions: 'At the same time every evening. Not within two hours of antacids, iron or calcium.',
      },
    ],
  },
  {
    ages: [18, 65],
    condition: { description: 'Pulmonary tuberculosis, drug-sensitive', code: 'A15.0' },
    status: 'resolved',
    history: 'Pulmonary tuberculosis treated for six months, cured; contacts screened.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Cough for five weeks, night sweats',
        notes:
          'Lost 6 kg, now {weight} kg. Temp {temp}. Crackles at the right apex. Sputum taken, chest film asked for. Mask given, contacts listed.',
        diagnoses: 'Suspected pulmonary tuberculosis',
      },
      {
        kind: 'ambulatory',
        reason: 'Two-month sputum result',
        notes:
          'Sputum negative at two months. Weight {weight} kg, eating well. No jaundice, no visual change. Continuation phase begun.',
        diagnoses: 'Pulmonary tuberculosis, responding',
        nurse: true,
      },
      {
        kind: 'ambulatory',
        reason: 'End of treatment',
        notes:
          'All doses taken. Sputum negative twice. Discharged from the TB register; to come back if the cough returns.',
        diagnoses: 'Pulmonary tuberculosis, cured',
      },
    ],
    regimens: [],
  },
  {
    ages: [12, 60],
    condition: { description: 'Epilepsy, generalised', code: 'G40.3' },
    history: 'Generalised seizures since adolescence. Does not drive, does not swim alone.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Epilepsy review',
        notes:
          'No seizure for eight months. No rash, no unsteadiness. Knows not to stop suddenly. Family shown the recovery position.',
        diagnoses: 'Epilepsy, controlled',
      },
      {
        kind: 'emergency',
        reason: 'Seizure at home, witnessed',
        notes:
          'Three minutes, stopped by itself. Glucose {glucose} mmol/l, temp {temp}. Missed tablets over the weekend. Awake and orientated after an hour. Home with family.',
        diagnoses: 'Breakthrough seizure after missed doses',
      },
    ],
    regimens: [
      {
        code: 'N03AX09',
        dose: '100 mg',
        route: 'oral',
        frequency: 'twice a day',
        quantity: 120,
        repeats: 5,
        instructions: 'Never stop suddenly. Any rash: stop and come in the same day.',
      },
    ],
  },
  {
    ages: [18, 42],
    sex: 'female',
    condition: { description: 'Iron-deficiency anaemia', code: 'D50.9' },
    history: 'Two pregnancies, both normal deliveries. Heavy periods since the second.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Tired, dizzy on standing',
        notes:
          'Pale. Pulse {pulse}, BP {bp}. Haemoglobin 9.1 g/dl, ferritin low. Heavy periods for a year. Iron for three months, then recheck.',
        diagnoses: 'Iron-deficiency anaemia',
      },
      {
        kind: 'ambulatory',
        reason: 'Blood result',
        notes:
          'Haemoglobin 11.4 g/dl. Feels stronger, climbs the stairs again. Constipated: more water and fruit. Goes on for two months.',
        diagnoses: 'Iron-deficiency anaemia, improving',
        nurse: true,
      },
    ],
    regimens: [
      {
        code: 'B03AA07',
        dose: '1 tablet',
        route: 'oral',
        frequency: 'twice a day',
        quantity: 60,
        repeats: 2,
        instructions: 'On an empty stomach, with juice. Stools turn black: that is expected.',
      },
    ],
  },
  {
    ages: [18, 70],
    condition: { description: 'Major depressive disorder, single episode', code: 'F32.1' },
    history: 'Depression after a bereavement. No attempt on own life. Sister lives close by.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Low mood, poor sleep for two months',
        notes:
          'Wakes at three, eats little, weight {weight} kg. No plan to harm self, says the children keep them going. Talked through options; wants to try treatment. Number of the crisis line given.',
        diagnoses: 'Moderate depressive episode',
      },
      {
        kind: 'virtual',
        reason: 'Phone review at four weeks',
        notes:
          'Sleeping six hours. Back at work half days. Mild nausea in the first week, gone. Counselling begun. Same dose.',
        diagnoses: 'Depressive episode, improving',
      },
    ],
    regimens: [
      {
        code: 'N06AB03',
        dose: '20 mg',
        route: 'oral',
        frequency: 'once a day',
        quantity: 30,
        repeats: 5,
        instructions:
          'In the morning. It takes two to four weeks to work; do not stop without talking to us.',
      },
    ],
  },
  {
    ages: [20, 65],
    condition: { description: 'Low back pain', code: 'M54.5' },
    history: 'Recurrent low back pain with heavy work; no red flags, no surgery.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Back pain after lifting',
        notes:
          'Pain in the lower back, no numbness, passes urine normally. Straight leg raise 80 degrees both sides, power full. Keep moving; exercises shown. Off heavy work for a week.',
        diagnoses: 'Mechanical low back pain',
      },
    ],
    regimens: [
      {
        code: 'M01AE01',
        dose: '400 mg',
        route: 'oral',
        frequency: 'three times a day',
        quantity: 15,
        repeats: 0,
        instructions: 'With food, for five days at most. Stop if the stomach burns.',
      },
    ],
  },
]
