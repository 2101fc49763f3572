import type { Story } from './story.ts'

/** What children come with. */
export const storiesOfChildren: readonly Story[] = [
  {
    ages: [0, 5],
    condition: { description: 'Routine child health surveillance', code: 'Z00.1' },
    history: 'Born at term, normal delivery. Vaccinations up to date, card seen.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Growth and vaccination visit',
        notes:
          'Weight {weight} kg, following the curve. Feeding well, sleeps through. Milestones as expected for age. Vaccines given, no reaction after 15 minutes.',
        diagnoses: 'Well child',
        nurse: true,
      },
      {
        kind: 'ambulatory',
        reason: 'Cough and blocked nose, three days',
        notes:
          'Temp {temp}. Playful, drinking. Chest clear, no recession, ears normal. Saline drops and fluids; mother knows the danger signs and when to return.',
        diagnoses: 'Upper respiratory tract infection',
      },
      {
        kind: 'emergency',
        reason: 'Vomiting and loose stools since last night',
        notes:
          'Temp {temp}, pulse {pulse}. Mild dehydration, eyes not sunken, passing urine. Oral rehydration tolerated over two hours. Home with sachets and a review tomorrow.',
        diagnoses: 'Acute gastroenteritis, mild dehydration',
      },
    ],
    regimens: [],
  },
  {
    ages: [5, 44],
    condition: { description: 'Asthma, mild persistent', code: 'J45.9' },
    history: 'Asthma since early childhood; one admission, never ventilated.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Asthma review',
        notes:
          'Wheezes after sport, wakes once a week. Sats {sats} %, chest clear today. Spacer technique poor at first, good after showing. Preventer every day, not only when tight.',
        diagnoses: 'Asthma, partly controlled',
      },
      {
        kind: 'emergency',
        reason: 'Short of breath since this morning',
        notes:
          'Sats {sats} % on air, pulse {pulse}, speaks in sentences. Widespread wheeze. Two nebulisers, much better after 40 minutes. Short course of steroid, review in two days.',
        diagnoses: 'Acute asthma, moderate',
      },
      {
        kind: 'ambulatory',
        reason: 'Follow-up after the attack',
        notes:
          'Slept through since. Sats {sats} %. Written plan gone through and given. Trigger is the neighbour’s fire in the evening.',
        diagnoses: 'Asthma, improving',
        nurse: true,
      },
    ],
    regimens: [
      {
        code: 'R03AC02',
        dose: '2 puffs',
        route: 'inhalation',
        frequency: 'as needed, up to every 4 hours',
        quantity: 1,
        repeats: 3,
        instructions: 'Through the spacer. Come in if it is needed more than three times a day.',
      },
      {
        code: 'R03BA02',
        dose: '1 puff',
        route: 'inhalation',
        frequency: 'twice a day',
        quantity: 1,
        repeats: 5,
        instructions: 'Every morning and evening, also on good days. Rinse the mouth afterwards.',
      },
    ],
  },
  {
    ages: [2, 14],
    condition: { description: 'Atopic eczema', code: 'L20.9' },
    history: 'Dry, itchy skin from the first year, worse in winter.',
    visits: [
      {
        kind: 'ambulatory',
        reason: 'Itchy skin, not sleeping',
        notes:
          'Flexures of elbows and knees red and scratched, no pus. Emollient used only once a day. Showed how much to use; soap stopped.',
        diagnoses: 'Atopic eczema, flare',
      },
      {
        kind: 'ambulatory',
        reason: 'Skin review',
        notes:
          'Much calmer, sleeps through. Thickened skin at the left knee only. Carry on with emollient, cream for flares.',
        diagnoses: 'Atopic eczema, controlled',
        nurse: true,
      },
    ],
    regimens: [
      {
        code: 'D07AA02',
        dose: 'thin layer',
        route: 'topical',
        frequency: 'once a day',
        quantity: 1,
        repeats: 1,
        instructions: 'On red patches only, for at most seven days at a time. Not on the face.',
      },
    ],
  },
]
