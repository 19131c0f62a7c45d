/** Whether a name matches a pattern in which `*` stands for any letters and `?` for one. Time grows with the lengths only. */
export function matchesPattern(name: string, pattern: string): boolean {
  let at = 0
  let wanted = 0
  let star = -1
  let starAt = 0
  while (at < name.length) {
    if (pattern[wanted] === '*') {
      star = wanted
      starAt = at
      wanted += 1
    } else if (pattern[wanted] === '?' || pattern[wanted] === name[at]) {
      wanted += 1
      at += 1
    } else if (star === -1) return false
    else {
      // The last star takes one letter more.
      wanted = star + 1
      starAt += 1
      at = starAt
    }
  }
  while (pattern[wanted] === '*') wanted += 1
  return wanted === pattern.length
}

/** Whether a pattern stands for more than itself. */
export function isPattern(text: string): boolean {
  return /[*?]/.test(text)
}
