// Bank cards of Iran by their first six digits: swiped by mistake, they are thrown away before anything sees them.
// Source: the 47 bank numbers of @persian-tools 4.0.4 (facts.md §4.5).

const bankNumbers = new Set(
  ('502229 502806 502908 502910 502938 504172 504706 505416 505426 505785 505801 507677 585947 585983 589210 589463 603769 ' +
    '603770 603799 606256 606373 610433 621986 622106 627353 627381 627412 627488 627648 627760 627884 627961 628023 628157 ' +
    '636214 636795 636797 636949 639194 639217 639346 639347 639370 639599 639607 903769 991975').split(' '),
)

export const isBankCard = (digits: string): boolean => digits.length === 16 && bankNumbers.has(digits.slice(0, 6))
