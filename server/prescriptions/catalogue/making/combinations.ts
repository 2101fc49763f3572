/**
 * Combinations of fixed doses by their ingredients, in the order in which their strengths are told, with their ATC codes
 * (WHO Collaborating Centre for Drug Statistics Methodology), each looked up by hand.
 */
const listed = `
amoxicillin + clavulanic acid = J01CR02
ampicillin + cloxacillin = J01CR50
piperacillin + tazobactam = J01CR05
imipenem + cilastatin = J01DH51
sulfamethoxazole + trimethoprim = J01EE01
ceftazidime + avibactam = J01DD52
ceftolozane + tazobactam = J01DI54
rifampicin + isoniazid = J04AM02
rifampicin + isoniazid + pyrazinamide = J04AM05
rifampicin + isoniazid + pyrazinamide + ethambutol = J04AM06
artemether + lumefantrine = P01BF01
atovaquone + proguanil = P01BB51
tenofovir disoproxil + emtricitabine = J05AR03
tenofovir disoproxil + lamivudine = J05AR12
tenofovir disoproxil + emtricitabine + efavirenz = J05AR06
tenofovir disoproxil + lamivudine + efavirenz = J05AR11
tenofovir disoproxil + lamivudine + dolutegravir = J05AR27
abacavir + lamivudine = J05AR02
abacavir + lamivudine + dolutegravir = J05AR13
lamivudine + zidovudine = J05AR01
lopinavir + ritonavir = J05AR10
atazanavir + ritonavir = J05AR23
amlodipine + valsartan = C09DB01
amlodipine + telmisartan = C09DB04
amlodipine + perindopril = C09BB04
amlodipine + atorvastatin = C10BX03
amlodipine + valsartan + hydrochlorothiazide = C09DX01
perindopril + indapamide = C09BA04
perindopril + indapamide + amlodipine = C09BX01
losartan + hydrochlorothiazide = C09DA01
valsartan + hydrochlorothiazide = C09DA03
irbesartan + hydrochlorothiazide = C09DA04
candesartan + hydrochlorothiazide = C09DA06
telmisartan + hydrochlorothiazide = C09DA07
enalapril + hydrochlorothiazide = C09BA02
lisinopril + hydrochlorothiazide = C09BA03
captopril + hydrochlorothiazide = C09BA01
quinapril + hydrochlorothiazide = C09BA06
bisoprolol + hydrochlorothiazide = C07BB07
bisoprolol + perindopril = C09BX02
amiloride + hydrochlorothiazide = C03EA01
sacubitril + valsartan = C09DX04
simvastatin + ezetimibe = C10BA02
rosuvastatin + ezetimibe = C10BA06
metformin + vildagliptin = A10BD08
metformin + sitagliptin = A10BD07
metformin + glibenclamide = A10BD02
metformin + empagliflozin = A10BD20
metformin + dapagliflozin = A10BD15
levodopa + carbidopa = N04BA02
levodopa + benserazide = N04BA02
levodopa + carbidopa + entacapone = N04BA03
oxycodone + naloxone = N02AA55
tramadol + paracetamol = N02AJ13
paracetamol + codeine = N02AJ06
ibuprofen + paracetamol = M01AE51
orphenadrine + paracetamol = N02BE51
fluticasone + salmeterol = R03AK06
budesonide + formoterol = R03AK07
fluticasone furoate + vilanterol = R03AK10
ipratropium bromide + salbutamol = R03AL02
ipratropium bromide + fenoterol = R03AL01
umeclidinium + vilanterol = R03AL03
indacaterol + glycopyrronium = R03AL04
dorzolamide + timolol = S01ED51
brinzolamide + timolol = S01ED51
latanoprost + timolol = S01ED51
brimonidine + timolol = S01ED51
ethinylestradiol + levonorgestrel = G03AA07
ethinylestradiol + gestodene = G03AA10
ethinylestradiol + desogestrel = G03AA09
ethinylestradiol + drospirenone = G03AA12
ethinylestradiol + cyproterone = G03HB01
estradiol + norethisterone = G03FA01
lidocaine + prilocaine = N01BB20
`

/** Which ingredients a combination has, by their names in alphabetical order, and its code. */
export const combinations: ReadonlyMap<
  string,
  { readonly ingredients: readonly string[]; readonly code: string }
> = new Map(
  listed
    .trim()
    .split('\n')
    .map((line) => {
      const [names = '', code = ''] = line.split(' = ')
      const ingredients = names.split(' + ')
      return [ingredients.toSorted().join(' + '), { ingredients, code }]
    }),
)
