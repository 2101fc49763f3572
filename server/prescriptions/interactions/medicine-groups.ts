const codes = (listed: string): readonly string[] => listed.split(' ')

/**
 * Groups of medicines that interactions are said of, by prefixes of the ATC classification (WHO Collaborating Centre for Drug
 * Statistics Methodology, https://www.whocc.no). A combination belongs to the groups of each of its ingredients, so its
 * own code is listed with them.
 *
 * Which inhibitors and inducers count as strong follows the FDA's table of clinical index drugs and the products' own
 * professional information; what prolongs the QT interval, the latter and Phansalkar S et al., J Am Med Inform Assoc 2012;19:735.
 */
export const medicineGroups = {
  'mao-inhibitors': codes('N06AF N06AG N04BD'),
  /** No antidepressants, yet they inhibit monoamine oxidase. */
  'other-mao-inhibitors': codes('J01XX08 V03AB17'),
  amphetamines: codes('N06BA01 N06BA02 N06BA03 N06BA04 N06BA11 N06BA12 A08AA01 A08AA03'),
  'serotonin-reuptake-inhibitors': codes('N06AB N06AX16 N06AX21 N06AX23'),
  'tricyclic-antidepressants': codes('N06AA'),
  opioids: codes('N02A N01AH N07BC02 R05DA03 R05DA04 R05DA09 N07BC01 N07BC51'),
  /** Those that raise serotonin as well. */
  'serotonergic-opioids': codes('N02AB02 N02AB03 N01AH01 N02AX02 N02AX52 N02AJ13 N02AJ14 N07BC02 R05DA09'),
  triptans: codes('N02CC'),
  procarbazine: codes('L01XB01'),
  tranylcypromine: codes('N06AF04'),
  atazanavir: codes('J05AE08 J05AR15 J05AR23'),
  'proton-pump-inhibitors': codes('A02BC A02BD01 A02BD02 A02BD03 A02BD04 A02BD05 A02BD06 A02BD07 M01AE52'),
  febuxostat: codes('M04AA03'),
  allopurinol: codes('M04AA01 M04AA51'),
  thiopurines: codes('L04AX01 L01BB02'),
  irinotecan: codes('L01CE02 L01XX19'),
  /** Of HIV; those of hepatitis C stand under the same letters, and are not meant. */
  'protease-inhibitors': codes(
    'J05AE01 J05AE02 J05AE03 J05AE04 J05AE05 J05AE06 J05AE07 J05AE08 J05AE09 J05AE10 J05AR10 J05AR14 J05AR15 J05AR22 J05AR23 J05AR26',
  ),
  'strong-cyp3a4-inhibitors': codes(
    'J02AB02 J02AC02 J02AC03 J02AC04 J01FA09 J01FA15 A02BD04 A02BD05 A02BD06 A02BD07 J05AE30 V03AX03 J05AR09 J05AR18',
  ),
  'strong-cyp3a4-inducers': codes(
    'J04AB02 J04AM02 J04AM05 J04AM06 J04AM07 N03AF01 N03AB02 N03AA02 N06AX25 L02BB04 L02BB05 L01XX23',
  ),
  rifampicin: codes('J04AB02 J04AM02 J04AM05 J04AM06 J04AM07'),
  dolutegravir: codes('J05AJ03 J05AR13 J05AR21 J05AR25 J05AR27'),
  /** Those that an inducer makes unsafe: not the injection of medroxyprogesterone, whose dose is high enough. */
  'hormonal-contraceptives': codes(
    'G03AA G03AB G03AC01 G03AC02 G03AC03 G03AC08 G03AC09 G03AC10 G03AD G03HB01',
  ),
  'cyp1a2-inhibitors': codes('N06AB08 J01MA02'),
  ramelteon: codes('N05CH02'),
  tizanidine: codes('M03BX02'),
  'statins-cleared-by-cyp3a4': codes('C10AA01 C10AA02 C10BA02 C10BX01 C10BX04 C10BA01'),
  atorvastatin: codes('C10AA05 C10BX03 C10BA05 C10BX08 C10BX11 C10BX12 C10BX15'),
  'ergot-alkaloids': codes('N02CA G02AB'),
  /** Antiarrhythmics and others of which a known risk is high by themselves. */
  'strongly-qt-prolonging': codes(
    'C01BA01 C01BA02 C01BA03 C01BD01 C01BD04 C01BD05 C07AA07 N05AC02 N05AG02 N05AE04 L01XX27 P01BX01 C01BD07 A03FA02',
  ),
  'qt-prolonging': codes(
    'N05AD01 N05AA01 N07BC02 N02AC52 P01CX01 J01FA01 J01FA09 J01FA10 J01MA12 J01MA14 A04AA01 A03FA03 N06AB04 N06AB10 J02AC01 J04AK05 P01BA01 P01BA02 N06DA02',
  ),
  nitrates: codes('C01DA C01DX12 C01DX16'),
  'phosphodiesterase-5-inhibitors': codes('G04BE03 G04BE08 G04BE09 G04BE10 C02KX06 C02KX07'),
  methotrexate: codes('L01BA01 L04AX03'),
  trimethoprim: codes('J01EA01 J01EE'),
  /** And other vitamin K antagonists, which are met alike. */
  warfarin: codes('B01AA'),
  /** Not all of M01A: glucosamine stands there too. */
  'non-steroidal-anti-inflammatories': codes(
    'M01AA M01AB M01AC M01AE M01AG M01AH M01AX01 M01AX17 N02BA B01AC06 B01AC56',
  ),
  'anti-infectives-raising-warfarin': codes(
    'J01EE01 P01AB01 J01XD01 J02AC01 J02AC03 J01FA09 J01FA01 J01MA02 J01MA12',
  ),
  'angiotensin-acting': codes('C09A C09B C09C C09D'),
  'potassium-raising': codes('C03D C03E A12BA J01EA01 J01EE'),
  lithium: codes('N05AN01'),
  'lithium-raising': codes('M01AA M01AB M01AC M01AE M01AG M01AH C03A C03B C03C C09A C09B C09C C09D'),
  digoxin: codes('C01AA05'),
  'digoxin-raising': codes('C01BD01 C08DA01 J01FA09 C01BA01 J02AC02 J01FA01'),
  'beta-blockers': codes('C07'),
  'verapamil-kind': codes('C08D'),
  sedatives: codes('N05BA N05CD N05CF N03AE01 N02BF N03AX12 N03AX16 N03AA'),
  amiodarone: codes('C01BD01'),
  'guanylate-cyclase-stimulators': codes('C02KX05'),
  /** No protease inhibitors of HIV, and lost by an inducer like them. */
  'cobicistat-boosted': codes('J05AE30 J05AR09 J05AR18 V03AX03'),
  'raising-simvastatin': codes('J01FA01 C10AB04 L04AD01 J01XC01 G03XA01'),
  'ergot-raising-macrolides': codes('J01FA01'),
  /** Contraindicated with MAO inhibitors by their own information. */
  'mao-contraindicated': codes(
    'N06AX11 N06AX12 N06AX26 N06BA09 R01BA02 R01BA52 N06AX03 A08AA07 A08AA10 N02AX06',
  ),
  'ace-inhibitors': codes('C09A C09B'),
  sacubitril: codes('C09DX04'),
  'contraceptive-inducers': codes('N03AA03 N03AX11 N03AF02'),
  bictegravir: codes('J05AR20'),
  'anticonvulsant-inducers': codes('N03AF01 N03AB02 N03AA02'),
  colchicine: codes('M04AC01'),
  ciclosporin: codes('L04AD01'),
  'macrolide-inhibitors': codes('J01FA09 J01FA01'),
} as const satisfies Readonly<Record<string, readonly string[]>>

export type MedicineGroup = keyof typeof medicineGroups
