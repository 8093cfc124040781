//! Whether a colour can be read on another (WCAG 2.2, 1.4.3), and the firm's colours as a stylesheet.

use crate::finding::{Finding, Place};
use crate::model::controller::Brand;
use crate::source::theme::Theme;

/// What WCAG AA asks of text.
pub const ENOUGH: f64 = 4.5;

/// The three channels of `#rrggbb`.
type Rgb = [u8; 3];

/// Reads `#rrggbb`, in either case.
pub fn parse(colour: &str) -> Option<Rgb> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number =
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())??;
    let [_, channels @ ..] = number.to_be_bytes();
    Some(channels)
}

/// The contrast ratio of two colours, 1 to 21.
pub fn ratio(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// What text stands on, where a theme does not say.
const WHITE: Rgb = [0xff; 3];
const BLACK: Rgb = [0; 3];

/// What text stands on, on light or on dark pages.
fn grounds(stated: &[String], otherwise: Rgb) -> Vec<Rgb> {
    let grounds: Vec<Rgb> = stated.iter().filter_map(|colour| parse(colour)).collect();
    if grounds.is_empty() { vec![otherwise] } else { grounds }
}

/// The least contrast of a colour with what it may stand on.
fn least(colour: Rgb, grounds: &[Rgb]) -> f64 {
    grounds.iter().map(|ground| ratio(colour, *ground)).fold(21.0, f64::min)
}

/// The colour, or the nearest mix of it with black (on light grounds) or white that can be read.
fn readable(colour: Rgb, grounds: &[Rgb]) -> Rgb {
    const STEPS: u32 = 32;
    let light = grounds.iter().all(|ground| ratio(*ground, BLACK) > ratio(*ground, WHITE));
    let end = if light { BLACK } else { WHITE };
    let mix = |step: u32| {
        let mut mixed = colour;
        for (channel, end) in mixed.iter_mut().zip(end) {
            *channel = ((u32::from(*channel) * (STEPS - step) + u32::from(end) * step) / STEPS) as u8;
        }
        mixed
    };
    (0..STEPS).map(mix).find(|mixed| least(*mixed, grounds) >= ENOUGH).unwrap_or(end)
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The firm's colours that cannot be read, or are no colours.
pub fn check(brand: &Brand, theme: &Theme) -> Vec<Finding> {
    let light = ("accent", &brand.accent, grounds(&theme.paper, WHITE), "light");
    let dark = ("accent-dark", &brand.accent_dark, grounds(&theme.paper_dark, BLACK), "dark");
    [light, dark]
        .into_iter()
        .filter_map(|(key, colour, grounds, pages)| {
            let (colour, place) = colour.as_ref()?;
            accent(key, colour, place, &grounds, pages)
        })
        .collect()
}

fn accent(key: &str, colour: &str, place: &Place, grounds: &[Rgb], pages: &str) -> Option<Finding> {
    let Some(rgb) = parse(colour) else {
        let message = format!("`{key}` is `{colour}`, which is no colour");
        return Some(
            Finding::error("bad-colour", message).at(place).hint("write it as `#rrggbb`, for instance `#1f4e79`"),
        );
    };
    let contrast = least(rgb, grounds);
    (contrast < ENOUGH).then(|| {
        // Rounded down, so that 4.49 is not told as the 4.5 that it lacks.
        let told = (contrast * 10.0).floor() / 10.0;
        Finding::error(
            "low-contrast",
            format!("`{key}` has a contrast of {told:.1} to 1 on {pages} pages, and needs {ENOUGH}"),
        )
        .at(place)
        .why("links and headings in this colour cannot be read by everyone (WCAG 2.2, 1.4.3)")
        .hint(format!("`{}` is the nearest that can be read", hex(readable(rgb, grounds))))
    })
}

/// The stylesheet with the firm's colours; nothing where it names none. Without a colour of its own for dark pages, the
/// accent is lightened until it can be read there.
pub fn brand_css(accent: Option<&str>, accent_dark: Option<&str>, theme: &Theme) -> Option<String> {
    let light = accent.and_then(parse);
    let dark = accent_dark
        .and_then(parse)
        .or_else(|| light.map(|colour| readable(colour, &grounds(&theme.paper_dark, BLACK))));
    let mut css = String::new();
    // On paper everything is black, so both are for screens only.
    if let Some(colour) = light {
        css.push_str(&format!("@media screen {{ :root {{ --accent: {}; }} }}\n", hex(colour)));
    }
    if let Some(colour) = dark {
        let rule =
            format!("@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {}; }} }}\n", hex(colour));
        css.push_str(&rule);
    }
    (!css.is_empty()).then_some(css)
}

#[cfg(test)]
mod tests {
    use super::{ENOUGH, Rgb, Theme, brand_css, check, hex, least, parse, ratio};
    use crate::finding::Place;
    use crate::model::controller::Brand;

    const LIGHT: [Rgb; 2] = [[0xff; 3], [0xf4; 3]];
    const DARK: [Rgb; 2] = [[0x18, 0x17, 0x15], [0x25, 0x22, 0x1e]];

    fn theme() -> Theme {
        Theme { paper: LIGHT.map(hex).to_vec(), paper_dark: DARK.map(hex).to_vec(), ..Theme::default() }
    }

    fn brand(accent: &str, accent_dark: &str) -> Brand {
        let colour =
            |colour: &str, at| (!colour.is_empty()).then(|| (colour.to_owned(), Place::new("firm.toml", at, at + 9)));
        Brand { logo: None, accent: colour(accent, 10), accent_dark: colour(accent_dark, 40) }
    }

    #[test]
    fn ratios_are_those_of_the_standard() {
        assert_eq!(ratio([0; 3], [255; 3]), 21.0);
        assert_eq!(ratio([9, 9, 9], [9, 9, 9]), 1.0);
        // #767676 is the lightest grey that passes on white, #777777 the first that fails.
        assert!(ratio([0x76; 3], [255; 3]) >= ENOUGH);
        assert!(ratio([255; 3], [0x77; 3]) < ENOUGH);
    }

    #[test]
    fn colours_are_six_hex_digits() {
        assert_eq!(parse("#1F4e79"), Some([0x1f, 0x4e, 0x79]));
        for bad in ["1f4e79", "#fff", "#1f4e7", "#1f4e799", "#+f4e79", "#ææ", "red", ""] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_accent_that_cannot_be_read_is_told_with_one_that_can() {
        assert_eq!(check(&brand("#1f4e79", "#9dc1e4"), &theme()), []);
        assert_eq!(check(&brand("", ""), &theme()), []);
        let findings = check(&brand("#ffcc00", "#1f4e79"), &theme());
        let codes: Vec<_> =
            findings.iter().map(|finding| (finding.code, finding.place.clone().map(|at| at.start))).collect();
        assert_eq!(codes, [("low-contrast", Some(10)), ("low-contrast", Some(40))]);
        for (finding, grounds) in findings.iter().zip([LIGHT, DARK]) {
            let colour = finding.hints[0].split('`').nth(1).and_then(parse).expect("the hint names a colour");
            assert!(least(colour, &grounds) >= ENOUGH, "{finding:?}");
        }
        assert_eq!(check(&brand("blue", ""), &theme())[0].code, "bad-colour");
    }

    #[test]
    fn the_firms_stylesheet_is_readable_in_light_and_dark() {
        assert_eq!(brand_css(None, None, &theme()), None);
        let css = brand_css(Some("#7A1F1F"), None, &theme()).expect("an accent makes a stylesheet");
        assert!(css.starts_with("@media screen { :root { --accent: #7a1f1f; } }\n"), "{css}");
        let dark = css.rsplit("--accent: ").next().and_then(|rest| parse(&rest[..7])).expect("a colour for dark pages");
        assert!(least(dark, &DARK) >= ENOUGH, "{css}");
        let css = brand_css(None, Some("#ffcc00"), &theme()).expect("an accent for dark pages alone");
        assert!(css.starts_with("@media screen and (prefers-color-scheme: dark)"), "{css}");
    }
}
