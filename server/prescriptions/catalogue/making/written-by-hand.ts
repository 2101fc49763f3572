/**
 * Products that the registry's extract lacks, or has without their strength: common ones, by hand. Schedules as the registry has them
 * for others of the same substance; what is sold without one is S0.
 */
const listed = `
aspirin|100 mg|tablet|2|B01AC06
aspirin|300 mg|tablet|1|N02BA01
ceftriaxone|1 g|powder for injection|4|J01DD04
ergometrine|0.5 mg/mL|injection|4|G02AB03
ethinylestradiol + levonorgestrel|30 microgram + 150 microgram|tablet|3|G03AA07
ergotamine + caffeine + cyclizine|2 mg + 100 mg + 50 mg|tablet|2|N02CA52
ferrous sulfate|200 mg|tablet|1|B03AA07
ferrous fumarate|200 mg|tablet|1|B03AA02
flucloxacillin|500 mg|capsule|4|J01CF05
furosemide|40 mg/4 mL|injection|3|C03CA01
glyceryl trinitrate|0.5 mg|tablet|3|C01DA02
insulin (human) biphasic|100 units/mL|injection|3|A10AD01
insulin (human) isophane|100 units/mL|injection|3|A10AC01
ipratropium bromide|0.25 mg/mL|nebuliser solution|3|R03BB01
ipratropium bromide|40 microgram|inhaler|3|R03BB01
lactulose|3.3 g/5 mL|oral liquid|0|A06AD11
loperamide|2 mg|capsule|2|A07DA03
magnesium sulfate|1 g/2 mL|injection|3|B05XA05
metronidazole|500 mg/100 mL|infusion|4|J01XD01
morphine|10 mg|tablet|6|N02AA01
naloxone|0.4 mg/mL|injection|4|V03AB15
potassium chloride|600 mg|modified-release tablet|2|A12BA01
pyridoxine|25 mg|tablet|0|A11HA02
senna|7.5 mg|tablet|0|A06AB06
sodium bicarbonate|84 g/1000 mL|infusion|3|B05BB01
sodium chloride|9 g/1000 mL|infusion|3|B05BB01
thiamine|100 mg|tablet|0|A11DA01
tiotropium|18 microgram|inhalation capsule|3|R03BB04
valproate|200 mg|modified-release tablet|3|N03AG01
valproate|300 mg|modified-release tablet|3|N03AG01
valproate|300 mg|tablet|3|N03AG01
valproate|500 mg|modified-release tablet|3|N03AG01
`

export const writtenByHand = listed
  .trim()
  .split('\n')
  .map((line) => {
    const [generic = '', strength = '', form = '', schedule = '', code = ''] = line.split('|')
    return { generic, strength, form, schedule: Number(schedule), code }
  })
