/**
 * Concepts of SNOMED CT that FHIR's own lists name and records bring without words: of severity
 * (https://hl7.org/fhir/R4/valueset-condition-severity.html), of what a vaccine is against
 * (https://hl7.org/fhir/R4/valueset-immunization-target-disease.html) and why it is given
 * (https://hl7.org/fhir/R4/valueset-immunization-reason.html).
 */
export const wordsOfConcepts: Readonly<Record<string, string>> = {
  '24484000': 'severe',
  '6736007': 'moderate',
  '255604002': 'mild',
  '1857005': 'congenital rubella syndrome',
  '397430003': 'diphtheria',
  '14189004': 'measles',
  '36989005': 'mumps',
  '36653000': 'rubella',
  '76902006': 'tetanus',
  '709410003': 'Haemophilus influenzae type b infection',
  '27836007': 'pertussis',
  '398102009': 'acute poliomyelitis',
  '40468003': 'hepatitis A',
  '66071002': 'hepatitis B',
  '429060002': 'required by an occupation',
  '281657000': 'travel',
}
