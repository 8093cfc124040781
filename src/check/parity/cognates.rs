//! Words by which a Danish sentence and its English translation are known to belong together.
//!
//! They only help to pair blocks: nothing is ever told because one of them is missing.

use std::sync::LazyLock;

use super::quantity::Grammar;

/// The beginnings of words in Danish, and those of the same thing in English.
const PAIRS: &[(&[&str], &[&str])] = &[
    (&["ikke", "ingen", "aldrig"], &["not", "no", "never", "nobody"]),
    (&["altid"], &["always"]),
    (&["slet"], &["delet", "eras"]),
    (&["gem", "opbevar"], &["keep", "kept", "stor"]),
    (&["send"], &["send", "sent"]),
    (&["brug"], &["use", "using"]),
    (&["skriv"], &["write", "writ"]),
    (&["ring"], &["call"]),
    (&["spørg"], &["ask"]),
    (&["svar"], &["answer", "repl"]),
    (&["vis"], &["show"]),
    (&["læs"], &["read"]),
    (&["køb", "handl"], &["buy", "bought", "shop", "purchas"]),
    (&["betal"], &["pay", "paid"]),
    (&["klag"], &["complain"]),
    (&["samtykke"], &["consent"]),
    (&["tilbage"], &["back", "withdraw"]),
    (&["oplysning"], &["data", "information"]),
    (&["kund"], &["customer"]),
    (&["medarbejder", "ansat"], &["staff", "employe"]),
    (&["leverandør"], &["supplier", "provider"]),
    (&["aftale"], &["agree"]),
    (&["loven", "lov"], &["law", "act"]),
    (&["rettighed", "ret"], &["right"]),
    (&["barn", "børn"], &["child"]),
    (&["forældre"], &["parent"]),
    (&["billede"], &["picture", "photo", "image"]),
    (&["kamera"], &["camera"]),
    (&["nøgle"], &["key"]),
    (&["hjemmeside"], &["website", "site"]),
    (&["kopi", "sikkerhedskopi"], &["cop", "backup"]),
    (&["adgang"], &["access"]),
    (&["sikker"], &["secur", "safe"]),
    (&["kvittering"], &["receipt"]),
    (&["regning", "faktura"], &["invoice", "bill"]),
    (&["ordre", "bestil"], &["order"]),
    (&["navn"], &["name"]),
    (&["telefon"], &["phone"]),
    (&["dag"], &["day"]),
    (&["måned"], &["month"]),
    (&["år"], &["year"]),
    (&["hvis", "når"], &["if", "when", "where"]),
    (&["derfor"], &["therefore"]),
    (&["efter"], &["after"]),
    (&["før"], &["before", "until"]),
    (&["du", "din", "dig", "dit", "dine"], &["you", "your"]),
    (&["alle", "hver"], &["all", "every", "each"]),
    (&["kun"], &["only"]),
    (&["skade"], &["injur", "damage"]),
    (&["arbejd"], &["work"]),
    (&["fravær"], &["absen"]),
    (&["opgave"], &["task", "job"]),
    (&["syg"], &["sick", "ill"]),
    (&["løn"], &["pay", "payroll", "wage"]),
    (&["leder"], &["manager"]),
    (&["læge"], &["doctor"]),
    (&["firma", "virksomhed"], &["firm", "compan", "business"]),
    (&["forening", "klub"], &["association", "club"]),
    (&["butik"], &["shop", "store"]),
    (&["værksted"], &["workshop"]),
    (&["cykel"], &["bicycle", "bike"]),
    (&["besøg"], &["visit"]),
    (&["lære"], &["learn", "teach"]),
    (&["hvor"], &["where"]),
    (&["hvornår"], &["when"]),
    (&["hvem"], &["who", "whom"]),
    (&["hvad"], &["what"]),
    (&["hvilke"], &["which"]),
    (&["krypter"], &["encrypt"]),
    (&["lås"], &["lock"]),
    (&["land"], &["countr"]),
    (&["myndighed"], &["authorit"]),
    (&["politi"], &["police"]),
    (&["formål"], &["purpose"]),
    (&["grundlag", "hjemmel"], &["basis", "ground"]),
    (&["modtager"], &["recipient", "receiv"]),
    (&["ansvarlig", "ansvar"], &["responsib", "controller"]),
    (&["behandl"], &["process", "treat"]),
    (&["tid"], &["time"]),
    (&["uge"], &["week"]),
    (&["mulig", "måske"], &["possib", "may"]),
    (&["selv"], &["self", "yourself", "own"]),
    (&["hjælp"], &["help"]),
    (&["ændr"], &["chang", "correct"]),
    (&["sælg", "solgt"], &["sell", "sold"]),
    (&["hent"], &["collect", "fetch", "get"]),
    (&["prøv", "test"], &["test", "try"]),
    (&["regel", "regler"], &["rule"]),
];

/// The words of one language by their first byte, each with its pair and whether few endings may follow it.
struct Index(Vec<Vec<(usize, &'static str, bool)>>);

static DANISH: LazyLock<Index> = LazyLock::new(|| Index::of(PAIRS.iter().map(|(danish, _)| *danish)));
static ENGLISH: LazyLock<Index> = LazyLock::new(|| Index::of(PAIRS.iter().map(|(_, english)| *english)));

impl Index {
    fn of(words: impl Iterator<Item = &'static [&'static str]>) -> Index {
        let mut index = vec![Vec::new(); 256];
        for (pair, words) in words.enumerate() {
            for known in words {
                let first = known.bytes().next().map_or(0, usize::from);
                index[first].push((pair, *known, known.chars().count() <= 3));
            }
        }
        Index(index)
    }

    fn pair(&self, word: &str) -> Option<usize> {
        let known = &self.0[usize::from(word.bytes().next()?)];
        let is_it = |(_, known, is_short): &&(usize, &str, bool)| {
            word.strip_prefix(known)
                .is_some_and(|rest| !is_short || matches!(rest, "" | "s" | "e" | "er" | "en" | "et"))
        };
        known.iter().find(is_it).map(|(pair, ..)| *pair)
    }
}

/// The pair that a word in lower case belongs to.
pub fn concept(word: &str, grammar: &Grammar) -> Option<usize> {
    match grammar.tongue() {
        Some("da") => DANISH.pair(word),
        Some("en") => ENGLISH.pair(word),
        _ => None,
    }
}
