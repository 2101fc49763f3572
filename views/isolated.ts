// The scripts that are written from right to left, and the marks that say that something is.
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mende_Kikakui}\p{Script=Yezidi}\u200F\u061C]/u
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/gu

/**
 * A name within other text where no element can stand, such as a title, a message or a sentence: what is written from right
 * to left keeps to itself (between FSI and PDI, UAX #9), and nothing in it turns round what follows. Other names stay as
 * they are.
 */
export function isolated(name: string): string {
  const plain = name.replaceAll(DIRECTIONS, '')
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain
}
