import { findFact } from './fact-lookup.ts'
import type { Indicator, Measured } from './indicator.ts'
import { exactly } from './indicator.ts'
import { measureHeadroom, measureSizes } from './measure-sizes.ts'
import { numberOf, rungOf, unknown } from './measure-facts.ts'
import { ladder, linear, log } from './shape.ts'
import type { Situation } from './situation.ts'

export const flexibilityIndicators: readonly Indicator[] = [
  {
    id: 'flexibility.sizes',
    criterion: 'flexibility',
    weight: 2,
    unit: 'sizes',
    shape: linear(0, 20),
    facts: [],
    derived: ['sizes on sale in the region', 'placement'],
    measure: measureSizes,
  },
  {
    id: 'flexibility.headroom',
    criterion: 'flexibility',
    weight: 1,
    unit: 'factor',
    shape: log(1, 32),
    facts: [],
    derived: ['sizes on sale in the region', 'placement'],
    measure: measureHeadroom,
  },
  {
    id: 'flexibility.billingGrain',
    criterion: 'flexibility',
    weight: 1,
    unit: 'rung',
    shape: ladder({ year: 0, month: 30, day: 60, hour: 90, minute: 95, second: 100 }),
    facts: ['billingGrain'],
    derived: [],
    measure: rungOf('billingGrain'),
  },
  {
    id: 'flexibility.resize',
    criterion: 'flexibility',
    weight: 2,
    unit: 'rung',
    shape: ladder({ no: 0, rebuild: 30, stop: 75, live: 100 }),
    facts: ['resize'],
    derived: [],
    measure: rungOf('resize'),
  },
  {
    id: 'flexibility.volumeGrowth',
    criterion: 'flexibility',
    weight: 2,
    unit: 'rung',
    shape: ladder({ no: 0, detached: 60, attached: 100 }),
    facts: ['volumeGrowth'],
    derived: [],
    measure: rungOf('volumeGrowth'),
  },
  {
    id: 'flexibility.timeToServer',
    criterion: 'flexibility',
    weight: 2,
    unit: 'minutes',
    // Seven days to one minute.
    shape: log(10_080, 1),
    facts: ['timeToServerMinutes'],
    derived: [],
    measure: numberOf('timeToServerMinutes'),
  },
  {
    id: 'flexibility.footprint',
    criterion: 'flexibility',
    weight: 2,
    unit: 'zones',
    shape: log(1, 30),
    facts: ['footprint'],
    derived: [],
    measure: measureFootprint,
  },
]

function measureFootprint(situation: Situation): Measured {
  const found = findFact(situation, 'footprint')
  return found.known ? exactly(found.value.zones, found.evidence) : unknown('footprint', found)
}
