import { rule, type InteractionRule } from './interaction-rule.ts'

/**
 * Pairs of groups of medicines that must not, or should not, be taken together. The first fifteen are the high-priority
 * pairs on which the panel of Phansalkar 2012 agreed; the others stand in the products' professional information. What
 * happens, and what to do, is said by the message of the same name.
 *
 * It is a short list of what harms most, not a reference of interactions: that a pair is not in it says nothing.
 */
export const interactionRules = [
  rule('amphetamine-mao', 'critical', ['amphetamines'], ['mao-inhibitors'], 'phansalkar-2012'),
  rule('atazanavir-ppi', 'critical', ['atazanavir'], ['proton-pump-inhibitors'], 'phansalkar-2012'),
  rule('febuxostat-thiopurine', 'critical', ['febuxostat'], ['thiopurines'], 'phansalkar-2012'),
  rule(
    'serotonin-mao',
    'critical',
    ['serotonin-reuptake-inhibitors'],
    ['mao-inhibitors', 'other-mao-inhibitors'],
    'phansalkar-2012',
  ),
  rule(
    'irinotecan-cyp3a4',
    'critical',
    ['irinotecan'],
    ['strong-cyp3a4-inhibitors', 'protease-inhibitors'],
    'phansalkar-2012',
  ),
  rule('opioid-mao', 'critical', ['opioids'], ['mao-inhibitors'], 'phansalkar-2012'),
  rule('tricyclic-mao', 'critical', ['tricyclic-antidepressants'], ['mao-inhibitors'], 'phansalkar-2012'),
  rule(
    'qt',
    'critical',
    ['strongly-qt-prolonging'],
    ['strongly-qt-prolonging', 'qt-prolonging'],
    'phansalkar-2012',
  ),
  rule('ramelteon-cyp1a2', 'critical', ['ramelteon'], ['cyp1a2-inhibitors'], 'phansalkar-2012'),
  rule(
    'inducer-protease',
    'critical',
    ['strong-cyp3a4-inducers'],
    ['protease-inhibitors'],
    'phansalkar-2012',
  ),
  rule(
    'statin-cyp3a4',
    'critical',
    ['statins-cleared-by-cyp3a4'],
    ['strong-cyp3a4-inhibitors', 'protease-inhibitors'],
    'phansalkar-2012',
  ),
  rule(
    'ergot-cyp3a4',
    'critical',
    ['ergot-alkaloids'],
    ['strong-cyp3a4-inhibitors', 'protease-inhibitors'],
    'phansalkar-2012',
  ),
  rule('tizanidine-cyp1a2', 'critical', ['tizanidine'], ['cyp1a2-inhibitors'], 'phansalkar-2012'),
  rule('tranylcypromine-procarbazine', 'critical', ['tranylcypromine'], ['procarbazine'], 'phansalkar-2012'),
  rule('triptan-mao', 'critical', ['triptans'], ['mao-inhibitors'], 'phansalkar-2012'),
  rule(
    'nitrate-pde5',
    'critical',
    ['nitrates'],
    ['phosphodiesterase-5-inhibitors'],
    'sildenafil-product-information',
  ),
  rule(
    'methotrexate-trimethoprim',
    'critical',
    ['methotrexate'],
    ['trimethoprim'],
    'methotrexate-product-information',
  ),
  rule(
    'allopurinol-thiopurine',
    'critical',
    ['allopurinol'],
    ['thiopurines'],
    'azathioprine-product-information',
  ),
  rule(
    'opioid-serotonin',
    'caution',
    ['serotonergic-opioids'],
    ['serotonin-reuptake-inhibitors', 'tricyclic-antidepressants', 'other-mao-inhibitors'],
    'tramadol-product-information',
  ),
  rule('qt-both', 'caution', ['qt-prolonging'], ['qt-prolonging'], 'product-information'),
  rule(
    'atorvastatin-cyp3a4',
    'caution',
    ['atorvastatin'],
    ['strong-cyp3a4-inhibitors', 'protease-inhibitors'],
    'atorvastatin-product-information',
  ),
  rule('rifampicin-dolutegravir', 'caution', ['rifampicin'], ['dolutegravir'], 'art-guidelines-2023'),
  rule(
    'inducer-contraceptive',
    'caution',
    ['strong-cyp3a4-inducers'],
    ['hormonal-contraceptives'],
    'contraceptive-eligibility-2015',
  ),
  rule(
    'warfarin-nsaid',
    'caution',
    ['warfarin'],
    ['non-steroidal-anti-inflammatories'],
    'warfarin-product-information',
  ),
  rule(
    'warfarin-anti-infective',
    'caution',
    ['warfarin'],
    ['anti-infectives-raising-warfarin'],
    'warfarin-product-information',
  ),
  rule(
    'potassium',
    'caution',
    ['angiotensin-acting'],
    ['potassium-raising'],
    'enalapril-product-information',
  ),
  rule('lithium', 'caution', ['lithium'], ['lithium-raising'], 'lithium-product-information'),
  rule('digoxin', 'caution', ['digoxin'], ['digoxin-raising'], 'digoxin-product-information'),
  rule(
    'beta-blocker-verapamil',
    'caution',
    ['beta-blockers'],
    ['verapamil-kind'],
    'verapamil-product-information',
  ),
  rule('opioid-sedative', 'caution', ['opioids'], ['sedatives'], 'fda-2016'),
] as const satisfies readonly InteractionRule[]

export type InteractionId = (typeof interactionRules)[number]['id']
export type InteractionSource = (typeof interactionRules)[number]['source']
