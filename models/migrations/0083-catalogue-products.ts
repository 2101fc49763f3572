import type { Migration } from './migration.ts'

/** What the medicines of earlier installations are, by their names: generic, strength, form, schedule, other names, keys. */
const known = `
aciclovir|400mg|tablet#Aciclovir 400 mg tablet#aciclovir#400 mg#tablet#4#acyclovir#aciclovir 00000400 mg tablet aciclovir|400mg|tablet#aciclovir 400 mg tablet aciclovir acyclovir j05ab01
adrenaline|1mg/ml|injection#Adrenaline 1 mg/mL injection#adrenaline#1 mg/mL#injection#4#epinephrine#adrenaline 00000001 mg/ml injection adrenaline|1mg/ml|injection#adrenaline 1 mg/ml injection adrenaline epinephrine c01ca24
allopurinol|100mg|tablet#Allopurinol 100 mg tablet#allopurinol#100 mg#tablet#3##allopurinol 00000100 mg tablet allopurinol|100mg|tablet#allopurinol 100 mg tablet allopurinol m04aa01
amitriptyline|25mg|tablet#Amitriptyline 25 mg tablet#amitriptyline#25 mg#tablet#5##amitriptyline 00000025 mg tablet amitriptyline|25mg|tablet#amitriptyline 25 mg tablet amitriptyline n06aa09
amlodipine|5mg|tablet#Amlodipine 5 mg tablet#amlodipine#5 mg#tablet#3##amlodipine 00000005 mg tablet amlodipine|5mg|tablet#amlodipine 5 mg tablet amlodipine c08ca01
amoxicillin|500mg|capsule#Amoxicillin 500 mg capsule#amoxicillin#500 mg#capsule#4#amoxycillin#amoxicillin 00000500 mg capsule amoxicillin|500mg|capsule#amoxicillin 500 mg capsule amoxicillin amoxycillin j01ca04
amoxicillin + clavulanic acid|875mg + 125mg|tablet#Amoxicillin 875 mg and clavulanic acid 125 mg tablet#amoxicillin + clavulanic acid#875 mg + 125 mg#tablet#4#co-amoxiclav, amoxycillin, clavulanate#amoxicillin 00000875 mg and clavulanic acid 00000125 mg tablet amoxicillin + clavulanic acid|875mg + 125mg|tablet#amoxicillin 875 mg and clavulanic acid 125 mg tablet amoxicillin + clavulanic acid co-amoxiclav, amoxycillin, clavulanate j01cr02
artemether + lumefantrine|20mg + 120mg|tablet#Artemether 20 mg and lumefantrine 120 mg tablet#artemether + lumefantrine#20 mg + 120 mg#tablet#4#AL, ACT#artemether 00000020 mg and lumefantrine 00000120 mg tablet artemether + lumefantrine|20mg + 120mg|tablet#artemether 20 mg and lumefantrine 120 mg tablet artemether + lumefantrine al, act p01bf01
aspirin|100mg|tablet#Aspirin 100 mg tablet#aspirin#100 mg#tablet#2#acetylsalicylic acid, ASA#aspirin 00000100 mg tablet aspirin|100mg|tablet#aspirin 100 mg tablet aspirin acetylsalicylic acid, asa b01ac06
atorvastatin|20mg|tablet#Atorvastatin 20 mg tablet#atorvastatin#20 mg#tablet#4##atorvastatin 00000020 mg tablet atorvastatin|20mg|tablet#atorvastatin 20 mg tablet atorvastatin c10aa05
azithromycin|500mg|tablet#Azithromycin 500 mg tablet#azithromycin#500 mg#tablet#4##azithromycin 00000500 mg tablet azithromycin|500mg|tablet#azithromycin 500 mg tablet azithromycin j01fa10
beclometasone|100microgram|inhaler#Beclometasone 100 microgram inhaler#beclometasone#100 microgram#inhaler#3#beclomethasone#beclometasone 00000100 microgram inhaler beclometasone|100microgram|inhaler#beclometasone 100 microgram inhaler beclometasone beclomethasone r03ba01
bisoprolol|5mg|tablet#Bisoprolol 5 mg tablet#bisoprolol#5 mg#tablet#3##bisoprolol 00000005 mg tablet bisoprolol|5mg|tablet#bisoprolol 5 mg tablet bisoprolol c07ab07
budesonide|200microgram|inhaler#Budesonide 200 microgram inhaler#budesonide#200 microgram#inhaler#3##budesonide 00000200 microgram inhaler budesonide|200microgram|inhaler#budesonide 200 microgram inhaler budesonide r03ba02
carbamazepine|200mg|tablet#Carbamazepine 200 mg tablet#carbamazepine#200 mg#tablet#3##carbamazepine 00000200 mg tablet carbamazepine|200mg|tablet#carbamazepine 200 mg tablet carbamazepine n03af01
cefalexin|500mg|capsule#Cefalexin 500 mg capsule#cefalexin#500 mg#capsule#4#cephalexin#cefalexin 00000500 mg capsule cefalexin|500mg|capsule#cefalexin 500 mg capsule cefalexin cephalexin j01db01
ceftriaxone|1g|powder for injection#Ceftriaxone 1 g powder for injection#ceftriaxone#1 g#powder for injection#4##ceftriaxone 00000001 g powder for injection ceftriaxone|1g|powder for injection#ceftriaxone 1 g powder for injection ceftriaxone j01dd04
cetirizine|10mg|tablet#Cetirizine 10 mg tablet#cetirizine#10 mg#tablet#2##cetirizine 00000010 mg tablet cetirizine|10mg|tablet#cetirizine 10 mg tablet cetirizine r06ae07
ciprofloxacin|500mg|tablet#Ciprofloxacin 500 mg tablet#ciprofloxacin#500 mg#tablet#4##ciprofloxacin 00000500 mg tablet ciprofloxacin|500mg|tablet#ciprofloxacin 500 mg tablet ciprofloxacin j01ma02
clopidogrel|75mg|tablet#Clopidogrel 75 mg tablet#clopidogrel#75 mg#tablet#3##clopidogrel 00000075 mg tablet clopidogrel|75mg|tablet#clopidogrel 75 mg tablet clopidogrel b01ac04
diazepam|5mg|tablet#Diazepam 5 mg tablet#diazepam#5 mg#tablet#5##diazepam 00000005 mg tablet diazepam|5mg|tablet#diazepam 5 mg tablet diazepam n05ba01
diclofenac|50mg|tablet#Diclofenac 50 mg tablet#diclofenac#50 mg#tablet#3##diclofenac 00000050 mg tablet diclofenac|50mg|tablet#diclofenac 50 mg tablet diclofenac m01ab05
digoxin|0.25mg|tablet#Digoxin 0.25 mg tablet#digoxin#0.25 mg#tablet#3##digoxin 00000000.25 mg tablet digoxin|0.25mg|tablet#digoxin 0.25 mg tablet digoxin c01aa05
doxycycline|100mg|capsule#Doxycycline 100 mg capsule#doxycycline#100 mg#capsule#4##doxycycline 00000100 mg capsule doxycycline|100mg|capsule#doxycycline 100 mg capsule doxycycline j01aa02
enalapril|10mg|tablet#Enalapril 10 mg tablet#enalapril#10 mg#tablet#3##enalapril 00000010 mg tablet enalapril|10mg|tablet#enalapril 10 mg tablet enalapril c09aa02
enoxaparin|40mg/0.4ml|injection#Enoxaparin 40 mg/0.4 mL injection#enoxaparin#40 mg/0.4 mL#injection#4##enoxaparin 00000040 mg/00000000.4 ml injection enoxaparin|40mg/0.4ml|injection#enoxaparin 40 mg/0.4 ml injection enoxaparin b01ab05
ferrous sulfate|200mg|tablet#Ferrous sulfate 200 mg tablet#ferrous sulfate#200 mg#tablet#1##ferrous sulfate 00000200 mg tablet ferrous sulfate|200mg|tablet#ferrous sulfate 200 mg tablet ferrous sulfate b03aa07
flucloxacillin|500mg|capsule#Flucloxacillin 500 mg capsule#flucloxacillin#500 mg#capsule#4##flucloxacillin 00000500 mg capsule flucloxacillin|500mg|capsule#flucloxacillin 500 mg capsule flucloxacillin j01cf05
fluconazole|200mg|capsule#Fluconazole 200 mg capsule#fluconazole#200 mg#capsule#4##fluconazole 00000200 mg capsule fluconazole|200mg|capsule#fluconazole 200 mg capsule fluconazole j02ac01
fluoxetine|20mg|capsule#Fluoxetine 20 mg capsule#fluoxetine#20 mg#capsule#5##fluoxetine 00000020 mg capsule fluoxetine|20mg|capsule#fluoxetine 20 mg capsule fluoxetine n06ab03
folic acid|5mg|tablet#Folic acid 5 mg tablet#folic acid#5 mg#tablet#1##folic acid 00000005 mg tablet folic acid|5mg|tablet#folic acid 5 mg tablet folic acid b03bb01
furosemide|40mg|tablet#Furosemide 40 mg tablet#furosemide#40 mg#tablet#3#frusemide#furosemide 00000040 mg tablet furosemide|40mg|tablet#furosemide 40 mg tablet furosemide frusemide c03ca01
gliclazide|80mg|tablet#Gliclazide 80 mg tablet#gliclazide#80 mg#tablet#3##gliclazide 00000080 mg tablet gliclazide|80mg|tablet#gliclazide 80 mg tablet gliclazide a10bb09
glyceryl trinitrate|0.5mg|tablet#Glyceryl trinitrate 0.5 mg tablet#glyceryl trinitrate#0.5 mg#tablet#3#nitroglycerin, GTN#glyceryl trinitrate 00000000.5 mg tablet glyceryl trinitrate|0.5mg|tablet#glyceryl trinitrate 0.5 mg tablet glyceryl trinitrate nitroglycerin, gtn c01da02
haloperidol|5mg|tablet#Haloperidol 5 mg tablet#haloperidol#5 mg#tablet#5##haloperidol 00000005 mg tablet haloperidol|5mg|tablet#haloperidol 5 mg tablet haloperidol n05ad01
hydrochlorothiazide|25mg|tablet#Hydrochlorothiazide 25 mg tablet#hydrochlorothiazide#25 mg#tablet#3#HCTZ#hydrochlorothiazide 00000025 mg tablet hydrochlorothiazide|25mg|tablet#hydrochlorothiazide 25 mg tablet hydrochlorothiazide hctz c03aa03
hydrocortisone|1%|cream#Hydrocortisone 1% cream#hydrocortisone#1%#cream#2##hydrocortisone 00000001% cream hydrocortisone|1%|cream#hydrocortisone 1% cream hydrocortisone d07aa02
ibuprofen|400mg|tablet#Ibuprofen 400 mg tablet#ibuprofen#400 mg#tablet#3##ibuprofen 00000400 mg tablet ibuprofen|400mg|tablet#ibuprofen 400 mg tablet ibuprofen m01ae01
insulin glargine|100units/ml|injection#Insulin glargine 100 units/mL injection#insulin glargine#100 units/mL#injection#3##insulin glargine 00000100 units/ml injection insulin glargine|100units/ml|injection#insulin glargine 100 units/ml injection insulin glargine a10ae04
isoniazid|300mg|tablet#Isoniazid 300 mg tablet#isoniazid#300 mg#tablet#4##isoniazid 00000300 mg tablet isoniazid|300mg|tablet#isoniazid 300 mg tablet isoniazid j04ac01
lamotrigine|50mg|tablet#Lamotrigine 50 mg tablet#lamotrigine#50 mg#tablet#3##lamotrigine 00000050 mg tablet lamotrigine|50mg|tablet#lamotrigine 50 mg tablet lamotrigine n03ax09
levothyroxine|100microgram|tablet#Levothyroxine 100 microgram tablet#levothyroxine#100 microgram#tablet#3#thyroxine, T4#levothyroxine 00000100 microgram tablet levothyroxine|100microgram|tablet#levothyroxine 100 microgram tablet levothyroxine thyroxine, t4 h03aa01
loperamide|2mg|capsule#Loperamide 2 mg capsule#loperamide#2 mg#capsule#2##loperamide 00000002 mg capsule loperamide|2mg|capsule#loperamide 2 mg capsule loperamide a07da03
losartan|50mg|tablet#Losartan 50 mg tablet#losartan#50 mg#tablet#3##losartan 00000050 mg tablet losartan|50mg|tablet#losartan 50 mg tablet losartan c09ca01
metformin|500mg|tablet#Metformin 500 mg tablet#metformin#500 mg#tablet#3##metformin 00000500 mg tablet metformin|500mg|tablet#metformin 500 mg tablet metformin a10ba02
metoclopramide|10mg|tablet#Metoclopramide 10 mg tablet#metoclopramide#10 mg#tablet#4##metoclopramide 00000010 mg tablet metoclopramide|10mg|tablet#metoclopramide 10 mg tablet metoclopramide a03fa01
metronidazole|400mg|tablet#Metronidazole 400 mg tablet#metronidazole#400 mg#tablet#4##metronidazole 00000400 mg tablet metronidazole|400mg|tablet#metronidazole 400 mg tablet metronidazole p01ab01
morphine|10mg|tablet#Morphine 10 mg tablet#morphine#10 mg#tablet#6##morphine 00000010 mg tablet morphine|10mg|tablet#morphine 10 mg tablet morphine n02aa01
nitrofurantoin|100mg|capsule#Nitrofurantoin 100 mg capsule#nitrofurantoin#100 mg#capsule#4##nitrofurantoin 00000100 mg capsule nitrofurantoin|100mg|capsule#nitrofurantoin 100 mg capsule nitrofurantoin j01xe01
omeprazole|20mg|capsule#Omeprazole 20 mg capsule#omeprazole#20 mg#capsule#4##omeprazole 00000020 mg capsule omeprazole|20mg|capsule#omeprazole 20 mg capsule omeprazole a02bc01
ondansetron|4mg|tablet#Ondansetron 4 mg tablet#ondansetron#4 mg#tablet#4##ondansetron 00000004 mg tablet ondansetron|4mg|tablet#ondansetron 4 mg tablet ondansetron a04aa01
paracetamol|500mg|tablet#Paracetamol 500 mg tablet#paracetamol#500 mg#tablet#1#acetaminophen#paracetamol 00000500 mg tablet paracetamol|500mg|tablet#paracetamol 500 mg tablet paracetamol acetaminophen n02be01
phenoxymethylpenicillin|250mg|tablet#Phenoxymethylpenicillin 250 mg tablet#phenoxymethylpenicillin#250 mg#tablet#4#penicillin V#phenoxymethylpenicillin 00000250 mg tablet phenoxymethylpenicillin|250mg|tablet#phenoxymethylpenicillin 250 mg tablet phenoxymethylpenicillin penicillin v j01ce02
prednisone|5mg|tablet#Prednisone 5 mg tablet#prednisone#5 mg#tablet#4##prednisone 00000005 mg tablet prednisone|5mg|tablet#prednisone 5 mg tablet prednisone h02ab07
salbutamol|100microgram|inhaler#Salbutamol 100 microgram inhaler#salbutamol#100 microgram#inhaler#2#albuterol#salbutamol 00000100 microgram inhaler salbutamol|100microgram|inhaler#salbutamol 100 microgram inhaler salbutamol albuterol r03ac02
sertraline|50mg|tablet#Sertraline 50 mg tablet#sertraline#50 mg#tablet#5##sertraline 00000050 mg tablet sertraline|50mg|tablet#sertraline 50 mg tablet sertraline n06ab06
simvastatin|20mg|tablet#Simvastatin 20 mg tablet#simvastatin#20 mg#tablet#4##simvastatin 00000020 mg tablet simvastatin|20mg|tablet#simvastatin 20 mg tablet simvastatin c10aa01
spironolactone|25mg|tablet#Spironolactone 25 mg tablet#spironolactone#25 mg#tablet#3##spironolactone 00000025 mg tablet spironolactone|25mg|tablet#spironolactone 25 mg tablet spironolactone c03da01
sulfamethoxazole + trimethoprim|800mg + 160mg|tablet#Sulfamethoxazole 800 mg and trimethoprim 160 mg tablet#sulfamethoxazole + trimethoprim#800 mg + 160 mg#tablet#4#co-trimoxazole, cotrimoxazole#sulfamethoxazole 00000800 mg and trimethoprim 00000160 mg tablet sulfamethoxazole + trimethoprim|800mg + 160mg|tablet#sulfamethoxazole 800 mg and trimethoprim 160 mg tablet sulfamethoxazole + trimethoprim co-trimoxazole, cotrimoxazole j01ee01
tenofovir disoproxil + lamivudine + dolutegravir|300mg + 300mg + 50mg|tablet#Tenofovir disoproxil 300 mg, lamivudine 300 mg and dolutegravir 50 mg tablet#tenofovir disoproxil + lamivudine + dolutegravir#300 mg + 300 mg + 50 mg#tablet#4#TLD, TDF, 3TC, DTG#tenofovir disoproxil 00000300 mg, lamivudine 00000300 mg and dolutegravir 00000050 mg tablet tenofovir disoproxil + lamivudine + dolutegravir|300mg + 300mg + 50mg|tablet#tenofovir disoproxil 300 mg, lamivudine 300 mg and dolutegravir 50 mg tablet tenofovir disoproxil + lamivudine + dolutegravir tld, tdf, 3tc, dtg j05ar27
tiotropium|18microgram|inhalation capsule#Tiotropium 18 microgram inhalation capsule#tiotropium#18 microgram#inhalation capsule#3##tiotropium 00000018 microgram inhalation capsule tiotropium|18microgram|inhalation capsule#tiotropium 18 microgram inhalation capsule tiotropium r03bb04
tramadol|50mg|capsule#Tramadol 50 mg capsule#tramadol#50 mg#capsule#5##tramadol 00000050 mg capsule tramadol|50mg|capsule#tramadol 50 mg capsule tramadol n02ax02
valproate|300mg|tablet#Valproate 300 mg tablet#valproate#300 mg#tablet#3#sodium valproate, valproic acid#valproate 00000300 mg tablet valproate|300mg|tablet#valproate 300 mg tablet valproate sodium valproate, valproic acid n03ag01
warfarin|5mg|tablet#Warfarin 5 mg tablet#warfarin#5 mg#tablet#4##warfarin 00000005 mg tablet warfarin|5mg|tablet#warfarin 5 mg tablet warfarin b01aa03
`

const values = known
  .trim()
  .split('\n')
  .map(
    (line) =>
      `(${line
        .split('#')
        .map((text) => `'${text}'`)
        .join(', ')})`,
  )
  .join(',\n')

/**
 * Products of the catalogue: several for one code, each a generic in one strength and form, under a schedule. What another system's
 * prescriptions name has none of these, and stays one for each code. Every change of a product is kept with what was before and after.
 */
export const catalogueProducts: Migration = {
  name: '0083-catalogue-products',
  up: (sql) =>
    sql(`
      ALTER TABLE medications DROP CONSTRAINT medications_code_system_code_key,
        ADD COLUMN generic text, ADD COLUMN strength text, ADD COLUMN form text,
        ADD COLUMN schedule smallint CHECK (schedule BETWEEN 0 AND 8),
        ADD COLUMN also_called text, ADD COLUMN product_key text, ADD COLUMN sort_key text, ADD COLUMN search_text text,
        ADD COLUMN withdrawn_at timestamptz,
        ADD CONSTRAINT medications_product_is_whole CHECK (num_nulls(generic, strength, form, schedule, also_called, product_key,
          sort_key, search_text) IN (0, 8));
      UPDATE medications m SET generic = k.generic, strength = k.strength, form = k.form, schedule = k.schedule::smallint,
        also_called = k.also_called, product_key = k.product_key, sort_key = k.sort_key, search_text = k.search_text
      FROM (VALUES ${values}) AS k (product_key, name, generic, strength, form, schedule, also_called, sort_key, search_text)
      WHERE m.name = k.name AND m.code_system = 'http://www.whocc.no/atc' AND m.active;
      CREATE UNIQUE INDEX medications_product ON medications (product_key);
      CREATE UNIQUE INDEX medications_sorted ON medications (sort_key COLLATE "C");
      CREATE UNIQUE INDEX medications_of_others ON medications (code_system, code) WHERE product_key IS NULL;
      CREATE TABLE medication_changes (
        id uuid PRIMARY KEY,
        medication_id uuid NOT NULL REFERENCES medications,
        change text NOT NULL CHECK (change IN ('added', 'changed', 'withdrawn', 'returned')),
        before jsonb,
        after jsonb NOT NULL,
        changed_by uuid REFERENCES users,
        changed_at timestamptz NOT NULL
      );
      CREATE INDEX medication_changes_of_medication ON medication_changes (medication_id, changed_at DESC, id DESC);
      INSERT INTO permissions (name, description)
        VALUES ('catalogue.manage', 'Manage medicines') ON CONFLICT (name) DO NOTHING;
      INSERT INTO role_permissions (role_id, permission)
        SELECT id, 'catalogue.manage' FROM roles WHERE name = 'pharmacist' ON CONFLICT DO NOTHING;
    `),
  down: (sql) =>
    sql(`
      DELETE FROM role_permissions WHERE permission = 'catalogue.manage';
      DELETE FROM permissions WHERE name = 'catalogue.manage';
      DROP TABLE medication_changes;
      DELETE FROM medications m WHERE product_key IS NOT NULL
        AND NOT EXISTS (SELECT FROM prescriptions r WHERE r.medication_id = m.id);
      DROP INDEX medications_of_others, medications_sorted, medications_product;
      ALTER TABLE medications DROP CONSTRAINT medications_product_is_whole, DROP COLUMN generic, DROP COLUMN strength,
        DROP COLUMN form, DROP COLUMN schedule, DROP COLUMN also_called, DROP COLUMN product_key, DROP COLUMN sort_key,
        DROP COLUMN search_text, DROP COLUMN withdrawn_at, ADD UNIQUE (code_system, code);
    `),
}
