import type { MedicineGroup } from './medicine-groups.ts'

/**
 * How an interaction is met: what is critical must not be given together without a reason, a caution is said and asks for nothing.
 * A prescriber who is asked at every weak warning reads none of them.
 */
type InteractionLevel = 'critical' | 'caution'

export type InteractionRule = {
  readonly id: string
  readonly level: InteractionLevel
  readonly one: readonly MedicineGroup[]
  readonly other: readonly MedicineGroup[]
  readonly source: string
}

const highPriority = 'Phansalkar S et al., J Am Med Inform Assoc 2012;19:735 (high-priority interactions)'

/**
 * Pairs of groups of medicines that must not, or should not, be taken together. The first fifteen are the high-priority
 * pairs on which the panel of Phansalkar 2012 agreed; the others stand in the products' professional information. What
 * happens, and what to do, is said by the message of the same name.
 *
 * It is a short list of what harms most, not a reference of interactions: that a pair is not in it says nothing.
 */
export const interactionRules = [
  {
    id: 'amphetamine-mao',
    level: 'critical',
    one: ['amphetamines'],
    other: ['mao-inhibitors'],
    source: highPriority,
  },
  {
    id: 'atazanavir-ppi',
    level: 'critical',
    one: ['atazanavir'],
    other: ['proton-pump-inhibitors'],
    source: highPriority,
  },
  {
    id: 'febuxostat-thiopurine',
    level: 'critical',
    one: ['febuxostat'],
    other: ['thiopurines'],
    source: highPriority,
  },
  {
    id: 'serotonin-mao',
    level: 'critical',
    one: ['serotonin-reuptake-inhibitors'],
    other: ['mao-inhibitors', 'other-mao-inhibitors'],
    source: highPriority,
  },
  {
    id: 'irinotecan-cyp3a4',
    level: 'critical',
    one: ['irinotecan'],
    other: ['strong-cyp3a4-inhibitors', 'protease-inhibitors'],
    source: highPriority,
  },
  { id: 'opioid-mao', level: 'critical', one: ['opioids'], other: ['mao-inhibitors'], source: highPriority },
  {
    id: 'tricyclic-mao',
    level: 'critical',
    one: ['tricyclic-antidepressants'],
    other: ['mao-inhibitors'],
    source: highPriority,
  },
  {
    id: 'qt',
    level: 'critical',
    one: ['strongly-qt-prolonging'],
    other: ['strongly-qt-prolonging', 'qt-prolonging'],
    source: highPriority,
  },
  {
    id: 'ramelteon-cyp1a2',
    level: 'critical',
    one: ['ramelteon'],
    other: ['cyp1a2-inhibitors'],
    source: highPriority,
  },
  {
    id: 'inducer-protease',
    level: 'critical',
    one: ['strong-cyp3a4-inducers'],
    other: ['protease-inhibitors'],
    source: highPriority,
  },
  {
    id: 'statin-cyp3a4',
    level: 'critical',
    one: ['statins-cleared-by-cyp3a4'],
    other: ['strong-cyp3a4-inhibitors', 'protease-inhibitors'],
    source: highPriority,
  },
  {
    id: 'ergot-cyp3a4',
    level: 'critical',
    one: ['ergot-alkaloids'],
    other: ['strong-cyp3a4-inhibitors', 'protease-inhibitors'],
    source: highPriority,
  },
  {
    id: 'tizanidine-cyp1a2',
    level: 'critical',
    one: ['tizanidine'],
    other: ['cyp1a2-inhibitors'],
    source: highPriority,
  },
  {
    id: 'tranylcypromine-procarbazine',
    level: 'critical',
    one: ['tranylcypromine'],
    other: ['procarbazine'],
    source: highPriority,
  },
  {
    id: 'triptan-mao',
    level: 'critical',
    one: ['triptans'],
    other: ['mao-inhibitors'],
    source: highPriority,
  },
  {
    id: 'nitrate-pde5',
    level: 'critical',
    one: ['nitrates'],
    other: ['phosphodiesterase-5-inhibitors'],
    source: 'Sildenafil, summary of product characteristics, 4.3 (European Medicines Agency)',
  },
  {
    id: 'methotrexate-trimethoprim',
    level: 'critical',
    one: ['methotrexate'],
    other: ['trimethoprim'],
    source: 'Methotrexate, summary of product characteristics, 4.5',
  },
  {
    id: 'allopurinol-thiopurine',
    level: 'critical',
    one: ['allopurinol'],
    other: ['thiopurines'],
    source: 'Azathioprine, summary of product characteristics, 4.5',
  },
  {
    id: 'opioid-serotonin',
    level: 'caution',
    one: ['serotonergic-opioids'],
    other: ['serotonin-reuptake-inhibitors', 'tricyclic-antidepressants', 'other-mao-inhibitors'],
    source: 'Tramadol, summary of product characteristics, 4.5',
  },
  {
    id: 'qt-both',
    level: 'caution',
    one: ['qt-prolonging'],
    other: ['qt-prolonging'],
    source: 'Each product’s professional information, 4.4',
  },
  {
    id: 'atorvastatin-cyp3a4',
    level: 'caution',
    one: ['atorvastatin'],
    other: ['strong-cyp3a4-inhibitors', 'protease-inhibitors'],
    source: 'Atorvastatin, summary of product characteristics, 4.5',
  },
  {
    id: 'rifampicin-dolutegravir',
    level: 'caution',
    one: ['rifampicin'],
    other: ['dolutegravir'],
    source: 'ART Clinical Guidelines, National Department of Health, South Africa, 2023',
  },
  {
    id: 'inducer-contraceptive',
    level: 'caution',
    one: ['strong-cyp3a4-inducers'],
    other: ['hormonal-contraceptives'],
    source: 'Medical eligibility criteria for contraceptive use, World Health Organization, 2015',
  },
  {
    id: 'warfarin-nsaid',
    level: 'caution',
    one: ['warfarin'],
    other: ['non-steroidal-anti-inflammatories'],
    source: 'Warfarin, summary of product characteristics, 4.5',
  },
  {
    id: 'warfarin-anti-infective',
    level: 'caution',
    one: ['warfarin'],
    other: ['anti-infectives-raising-warfarin'],
    source: 'Warfarin, summary of product characteristics, 4.5',
  },
  {
    id: 'potassium',
    level: 'caution',
    one: ['angiotensin-acting'],
    other: ['potassium-raising'],
    source: 'Enalapril, summary of product characteristics, 4.5',
  },
  {
    id: 'lithium',
    level: 'caution',
    one: ['lithium'],
    other: ['lithium-raising'],
    source: 'Lithium carbonate, summary of product characteristics, 4.5',
  },
  {
    id: 'digoxin',
    level: 'caution',
    one: ['digoxin'],
    other: ['digoxin-raising'],
    source: 'Digoxin, summary of product characteristics, 4.5',
  },
  {
    id: 'beta-blocker-verapamil',
    level: 'caution',
    one: ['beta-blockers'],
    other: ['verapamil-kind'],
    source: 'Verapamil, summary of product characteristics, 4.5',
  },
  {
    id: 'opioid-sedative',
    level: 'caution',
    one: ['opioids'],
    other: ['sedatives'],
    source: 'Drug Safety Communication of 31 August 2016, Food and Drug Administration (US)',
  },
] as const satisfies readonly InteractionRule[]

export type InteractionId = (typeof interactionRules)[number]['id']
