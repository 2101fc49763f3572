import type { Visit } from './story.ts'

/** What anyone may come with once. */
export const acuteVisits: readonly Visit[] = [
  {
    kind: 'ambulatory',
    reason: 'Sore throat and fever',
    notes:
      'Temp {temp}. Throat red, no pus, no nodes. Eating soft food. Rest and fluids, back if not better in three days.',
    diagnoses: 'Viral pharyngitis',
    nurse: true,
  },
  {
    kind: 'emergency',
    reason: 'Cut to the hand',
    notes:
      '3 cm cut over the left thumb, clean, tendon and feeling intact. Four stitches under local. Tetanus up to date. Stitches out in ten days.',
    diagnoses: 'Laceration of the left hand',
  },
  {
    kind: 'ambulatory',
    reason: 'Rash after gardening',
    notes:
      'Streaks of blisters on both forearms, itchy, not infected. Temp {temp}. Cool compresses, keep covered.',
    diagnoses: 'Contact dermatitis',
  },
  {
    kind: 'virtual',
    reason: 'Result by phone',
    notes: 'Told that all results are in the normal range. No questions. No visit needed.',
    diagnoses: 'Normal results',
  },
]
