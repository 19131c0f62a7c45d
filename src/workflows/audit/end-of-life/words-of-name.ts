/** What is neither a system nor a release, and could be taken for the number of one. */
const noise =
  /(?<![a-z\d])(?:x86[_-]?64|x86|x64|amd64|arm64|aarch64|i[3-6]86|ppc64(?:le|el)?|s390x|riscv64|(?:32|64)[ -]?bits?|qcow2)(?![a-z\d])/g

/** Days, e.g. 20240507, 2024-05-07 and 2024.05.07. */
const day = /(?<!\d)(?:19|20)\d\d(?<between>[-._]?)(?:0\d|1[0-2])\k<between>[0-3]\d(?!\d)/g

const word = /r2(?![\p{L}\d])|sp\d+|\p{L}+|\d+(?:\.\d+)*/gu

/**
 * The words and numbers of a name in their order and in small letters, without architectures, formats and days: `ubuntu-22.04-amd64` gives
 * `ubuntu`, `22.04`. Takes time in proportion to the length.
 */
export function wordsOfName(name: string): readonly string[] {
  return name.toLowerCase().replace(noise, ' ').replace(day, ' ').match(word) ?? []
}

export function isNumber(text: string): boolean {
  return /^\d/.test(text)
}
