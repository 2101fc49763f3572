import { rule, type InteractionRule } from './interaction-rule.ts'

/**
 * Pairs that must not be taken together without a reason. The first fifteen are the high-priority pairs on which the panel of
 * Phansalkar 2012 agreed, with what belongs to the same groups; the others stand as contraindications in the products'
 * professional information.
 */
export const dangerousPairs = [
  rule(
    'amphetamine-mao',
    'critical',
    ['amphetamines'],
    ['mao-inhibitors', 'other-mao-inhibitors'],
    'phansalkar-2012',
  ),
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
  rule(
    'tricyclic-mao',
    'critical',
    ['tricyclic-antidepressants'],
    ['mao-inhibitors', 'other-mao-inhibitors'],
    'phansalkar-2012',
  ),
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
    ['protease-inhibitors', 'cobicistat-boosted'],
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
    ['strong-cyp3a4-inhibitors', 'protease-inhibitors', 'ergot-raising-macrolides'],
    'phansalkar-2012',
  ),
  rule('tizanidine-cyp1a2', 'critical', ['tizanidine'], ['cyp1a2-inhibitors'], 'phansalkar-2012'),
  rule('tranylcypromine-procarbazine', 'critical', ['tranylcypromine'], ['procarbazine'], 'phansalkar-2012'),
  rule('triptan-mao', 'critical', ['triptans'], ['mao-inhibitors'], 'phansalkar-2012'),
  rule(
    'nitrate-pde5',
    'critical',
    ['nitrates'],
    ['phosphodiesterase-5-inhibitors', 'guanylate-cyclase-stimulators'],
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
    'mao-contraindicated',
    'critical',
    ['mao-contraindicated'],
    ['mao-inhibitors'],
    'product-information-contraindications',
  ),
  rule(
    'pde5-riociguat',
    'critical',
    ['phosphodiesterase-5-inhibitors'],
    ['guanylate-cyclase-stimulators'],
    'riociguat-product-information',
  ),
  rule('ace-sacubitril', 'critical', ['ace-inhibitors'], ['sacubitril'], 'sacubitril-product-information'),
  rule(
    'inducer-bictegravir',
    'critical',
    ['strong-cyp3a4-inducers'],
    ['bictegravir'],
    'bictegravir-product-information',
  ),
  rule(
    'colchicine',
    'critical',
    ['colchicine'],
    ['strong-cyp3a4-inhibitors', 'protease-inhibitors', 'ciclosporin'],
    'colchicine-product-information',
  ),
  rule(
    'simvastatin-contraindicated',
    'critical',
    ['statins-cleared-by-cyp3a4'],
    ['raising-simvastatin'],
    'simvastatin-product-information',
  ),
] as const satisfies readonly InteractionRule[]
