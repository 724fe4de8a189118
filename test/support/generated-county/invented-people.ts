import { inventIdNumber } from "../people";
import type { Person } from "../roster-lines";
import { addDays } from "./days";
import type { Random } from "./random";

/** Somebody that no register can be wrong about until a line of it is written otherwise. */
export interface InventedChild extends Person {
  birthDate: string;
  sex: "男" | "女";
  guardian: string;
  phone: string;
  /** Township of the county where the child lives. */
  township: string;
  /** County of the 户籍. */
  homeCounty: string;
}

const SURNAMES = [..."韦覃莫陆黄梁谢蒙潘吴张林李王陈刘罗廖农唐邓周赵孙何郭马高胡卢朱蓝石龙玉"];
const GIVEN = [..."永春兰娟豪博文志宇涵思雨欣丽佳怡俊轩梓静婷强伟国建玲燕飞峰浩然子墨晨阳可心诗语明慧芳雪松柏"];
/** 忻城县, 兴宾区, 融水县…: where the migrants of the county come from. */
const HOME_COUNTIES = ["451302", "451321", "450224", "450881", "450222", "451202", "450206"] as const;

/** Invents children whose name and birth date together occur once, unless a twin is asked for. */
export class InventedPeople {
  private readonly sequences = new Map<string, number>();
  private readonly namesByBirth = new Map<string, Set<string>>();

  constructor(
    private readonly random: Random,
    private readonly county: string,
    private readonly townships: readonly string[],
    /** Hears of every number that is given. */
    private readonly onNumber: (idNumber: string) => void,
  ) {}

  /** A child born on a day; a migrant's 户籍 is in another county. */
  invent(birthDate: string, isMigrant = false): InventedChild {
    const sex = this.random.chance(0.53) ? "男" : "女";
    const homeCounty = isMigrant ? this.random.pick(HOME_COUNTIES.filter((code) => code !== this.county)) : this.county;
    return {
      idNumber: this.nextIdNumber(homeCounty, birthDate, sex),
      name: this.newName(birthDate),
      birthDate,
      sex,
      guardian: this.guardianName(),
      phone: this.random.chance(0.8) ? `1${this.random.pick(["38", "50", "77", "87"])}${this.digits(8)}` : "",
      township: this.random.pick(this.townships),
      homeCounty,
    };
  }

  /** Another ID number of the same child. */
  otherNumber({ homeCounty, birthDate, sex }: InventedChild): string {
    return this.nextIdNumber(homeCounty, birthDate, sex);
  }

  /** Another child of the same birthday, place and guardian, with a name of its own. */
  twinOf(child: InventedChild): InventedChild {
    return { ...child, idNumber: this.otherNumber(child), name: this.newName(child.birthDate) };
  }

  guardianName(): string {
    return this.random.pick(SURNAMES) + this.random.pick(GIVEN) + this.random.pick(GIVEN);
  }

  digits(count: number): string {
    return String(this.random.below(10 ** count)).padStart(count, "0");
  }

  /** A birthday of a child who is of the age of grade 1 in a year: six on its 31 August. */
  birthdayOfEntrants(year: number): string {
    return addDays(`${year - 7}-09-01`, this.random.below(365));
  }

  private newName(birthDate: string): string {
    const taken = this.namesByBirth.get(birthDate) ?? new Set<string>();
    this.namesByBirth.set(birthDate, taken);
    for (;;) {
      const name = this.random.pick(SURNAMES) + this.random.pick(GIVEN) + this.random.pick(["", ...GIVEN]);
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  }

  /** Odd for boys, and never one that was given before. */
  private nextIdNumber(county: string, birthDate: string, sex: "男" | "女"): string {
    const key = county + birthDate + sex;
    const sequence = this.sequences.get(key) ?? (sex === "男" ? 1 : 2);
    if (sequence > 999) throw new Error(`no ID number is left for ${birthDate} in ${county}`);
    this.sequences.set(key, sequence + 2);
    const idNumber = inventIdNumber(county, birthDate, sequence);
    this.onNumber(idNumber);
    return idNumber;
  }
}
