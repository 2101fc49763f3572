import type { Story } from './story.ts'

/** What comes with the years. */
export const storiesOfElders: readonly Story[] = [
  {
    ages: [32, 95],
    condition: { description: 'Essential hypertension', code: 'I10' },
    history: 'Hypertension for some years. Mother had a stroke at 64. Does not smoke.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Blood pressure review',
        notes:
          'BP {bp} seated, pulse {pulse}. Feels well, no headache. Misses tablets at weekends. Salt discussed. Same dose, back in three months.',
        diagnoses: 'Essential hypertension, not at target',
      },
      {
        kind: 'ambulatory',
        reason: 'Collects repeat',
        notes: 'BP {bp}. No ankle swelling. Urine dipstick clear. Repeat given.',
        diagnoses: 'Essential hypertension, controlled',
        nurse: true,
      },
      {
        kind: 'emergency',
        reason: 'Headache for two days',
        notes:
          'BP 182/108 on arrival, {bp} after rest and tablets. Fundi normal, no focal weakness. Had run out for two weeks. Restarted, review on Thursday.',
        diagnoses: 'Severe hypertension without organ damage',
      },
    ],
    regimens: [
      {
        code: 'C08CA01',
        dose: '5 mg',
        route: 'oral',
        frequency: 'once a day',
        quantity: 30,
        repeats: 5,
        instructions: 'In the morning. Tell us if the ankles swell.',
      },
      {
        code: 'C03AA03',
        dose: '12.5 mg',
        route: 'oral',
        frequency: 'once a day',
        quantity: 30,
        repeats: 5,
        instructions: 'In the morning, so that it does not wake you at night.',
      },
    ],
  },
  {
    ages: [35, 90],
    condition: { description: 'Type 2 diabetes mellitus', code: 'E11.9' },
    history: 'Type 2 diabetes, no insulin. Eyes last photographed a year ago, no retinopathy.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Diabetes review',
        notes:
          'HbA1c {hba1c} %. Weight {weight} kg, BP {bp}. Feet: pulses present, monofilament felt at all sites. Sweet drinks cut down. Eye screening booked.',
        diagnoses: 'Type 2 diabetes, above target',
      },
      {
        kind: 'ambulatory',
        reason: 'Foot check',
        notes:
          'Skin whole, nails cut straight, no callus. Shoes fit. Glucose {glucose} mmol/l two hours after breakfast.',
        diagnoses: 'Diabetic foot check, low risk',
        nurse: true,
      },
      {
        kind: 'home',
        reason: 'Shaky and sweating before lunch',
        notes:
          'Glucose 3.4 mmol/l, {glucose} after juice and bread. Had taken the tablets without eating. Knows the signs now; daughter shown what to do.',
        diagnoses: 'Mild hypoglycaemia',
      },
    ],
    regimens: [
      {
        code: 'A10BA02',
        dose: '500 mg',
        route: 'oral',
        frequency: 'twice a day',
        quantity: 60,
        repeats: 5,
        instructions: 'With breakfast and supper. Stop on days with vomiting or diarrhoea.',
      },
      {
        code: 'C10AA05',
        dose: '20 mg',
        route: 'oral',
        frequency: 'once a day',
        quantity: 30,
        repeats: 5,
        instructions: 'In the evening. Muscle pain that does not pass: come in.',
      },
    ],
  },
  {
    ages: [55, 95],
    condition: { description: 'Osteoarthritis of the knee', code: 'M17.9' },
    history: 'Knee pain for ten years, worse on stairs. Walks with a stick outdoors.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Knee pain, worse since winter',
        notes:
          'Right knee: crepitus, small effusion, bends to 100 degrees. Not hot. Quadriceps exercises, stick in the left hand. Weight {weight} kg: some loss would help most.',
        diagnoses: 'Osteoarthritis of the right knee',
      },
    ],
    regimens: [
      {
        code: 'N02BE01',
        dose: '1 g',
        route: 'oral',
        frequency: 'up to four times a day',
        quantity: 80,
        repeats: 2,
        instructions: 'Before walking or physiotherapy. Never more than 4 g in a day.',
      },
    ],
  },
  {
    ages: [60, 95],
    condition: { description: 'Heart failure with reduced ejection fraction', code: 'I50.9' },
    history: 'Heart failure after an infarct; ejection fraction 35 %. Weighs daily at home.',
    visits: [
      {
        kind: 'inpatient',
        reason: 'Breathless lying flat, swollen legs',
        notes:
          'Sats {sats} % on air, pulse {pulse}, BP {bp}. Crackles to mid zones, oedema to the knees. Diuretic into the vein, lost 4 kg in three days. Home with a fluid plan.',
        diagnoses: 'Acute decompensated heart failure',
      },
      {
        kind: 'ambulatory',
        reason: 'After discharge',
        notes:
          'Weight {weight} kg, steady. Sleeps on two pillows. BP {bp}. Potassium normal. Daughter keeps the weight chart.',
        diagnoses: 'Heart failure, stable',
        nurse: true,
      },
    ],
    regimens: [
      {
        code: 'C03CA01',
        dose: '40 mg',
        route: 'oral',
        frequency: 'once a day',
        quantity: 30,
        repeats: 5,
        instructions: 'In the morning. Two kilograms more in three days: phone us.',
      },
      {
        code: 'C09AA02',
        dose: '10 mg',
        route: 'oral',
        frequency: 'twice a day',
        quantity: 60,
        repeats: 5,
        instructions: 'Rise slowly. A dry cough that stays: tell us.',
      },
    ],
  },
  {
    ages: [50, 88],
    condition: { description: 'Chronic obstructive pulmonary disease', code: 'J44.9' },
    history: 'Smoked 30 pack-years, stopped. Worked underground for 22 years; silicosis excluded.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Chest review',
        notes:
          'Sats {sats} %. Walks to the shop with one stop. Inhaler technique good. Flu vaccine given in the left arm.',
        diagnoses: 'COPD, moderate',
        nurse: true,
      },
      {
        kind: 'emergency',
        reason: 'More cough, green sputum',
        notes:
          'Temp {temp}, sats {sats} % on air, pulse {pulse}. Wheeze both sides, no consolidation. Nebulised, steroid for five days.',
        diagnoses: 'Exacerbation of COPD',
      },
    ],
    regimens: [
      {
        code: 'R03BB04',
        dose: '1 capsule',
        route: 'inhalation',
        frequency: 'once a day',
        quantity: 30,
        repeats: 5,
        instructions: 'With the device, at the same time each day. Do not swallow the capsule.',
      },
    ],
  },
]
