//! Pictures for sample data, drawn by shapes: no file of anybody's is needed.

use image::{ExtendedColorType, ImageEncoder, codecs::jpeg::JpegEncoder};
use selaras_kernel::{Error, Result};

/// How many different scenes there are; a picture's number is a scene and a mood.
pub const SCENES: u32 = 8;

/// The scenes are drawn in these units …
const WIDTH: i32 = 1080;
/// … of which this part is a pixel.
const SCALE: f32 = 0.75;
const WIDE: i32 = 810;
const HIGH: i32 = 607;

type Colour = [u8; 3];

/// Morning, noon and evening: light, ground and accent.
const MOODS: [(Colour, Colour, Colour); 3] = [
    ([250, 226, 190], [222, 150, 96], [176, 74, 46]),
    ([208, 229, 232], [134, 176, 158], [18, 110, 104]),
    ([247, 190, 150], [120, 72, 88], [234, 164, 60]),
];

const COFFEE: Colour = [74, 44, 30];
const CREAM: Colour = [243, 229, 210];
const WOOD: Colour = [158, 112, 76];
const DARK: Colour = [44, 30, 26];
const LEAF: Colour = [56, 108, 70];
const RED: Colour = [200, 44, 44];

/// Picture number `number` as JPEG.
///
/// # Errors
/// When it cannot be encoded.
pub fn draw(number: u32) -> Result<Vec<u8>> {
    let mood = MOODS[(number / SCENES) as usize % MOODS.len()];
    let mut canvas = Canvas { pixels: vec![0; (WIDE * HIGH * 3) as usize] };
    match number % SCENES {
        0 => hills(&mut canvas, mood),
        1 => cup(&mut canvas, mood),
        2 => beans(&mut canvas, mood),
        3 => bag(&mut canvas, mood),
        4 => cherries(&mut canvas, mood),
        5 => bunting(&mut canvas, mood),
        6 => crescent(&mut canvas, mood),
        _ => stall(&mut canvas, mood),
    }
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 84)
        .write_image(&canvas.pixels, WIDE as u32, HIGH as u32, ExtendedColorType::Rgb8)
        .map_err(|e| Error::fault("drawing a picture", e))?;
    Ok(file)
}

struct Canvas {
    pixels: Vec<u8>,
}

fn mix(a: Colour, b: Colour, part: f32) -> Colour {
    std::array::from_fn(|i| {
        (f32::from(a[i]) + (f32::from(b[i]) - f32::from(a[i])) * part.clamp(0.0, 1.0)) as u8
    })
}

impl Canvas {
    fn dot(&mut self, x: i32, y: i32, colour: Colour, part: f32) {
        if (0..WIDE).contains(&x) && (0..HIGH).contains(&y) && part > 0.0 {
            let at = ((y * WIDE + x) * 3) as usize;
            let under = [self.pixels[at], self.pixels[at + 1], self.pixels[at + 2]];
            self.pixels[at..at + 3].copy_from_slice(&mix(under, colour, part));
        }
    }

    fn fade(&mut self, from: Colour, to: Colour) {
        for y in 0..HIGH {
            let row = mix(from, to, y as f32 / HIGH as f32);
            for x in 0..WIDE {
                let at = ((y * WIDE + x) * 3) as usize;
                self.pixels[at..at + 3].copy_from_slice(&row);
            }
        }
    }

    /// An ellipse turned by `turn` (radians), its edge softened.
    fn ellipse(&mut self, (cx, cy): (f32, f32), (rx, ry): (f32, f32), turn: f32, colour: Colour) {
        let (cx, cy, rx, ry) = (cx * SCALE, cy * SCALE, rx * SCALE, ry * SCALE);
        let (sin, cos) = turn.sin_cos();
        let reach = rx.max(ry) as i32 + 2;
        for y in cy as i32 - reach..=cy as i32 + reach {
            for x in cx as i32 - reach..=cx as i32 + reach {
                let (dx, dy) = (x as f32 - cx, y as f32 - cy);
                let (u, v) = ((dx * cos + dy * sin) / rx, (dy * cos - dx * sin) / ry);
                let edge = (1.0 - (u * u + v * v).sqrt()) * rx.min(ry);
                self.dot(x, y, colour, (edge + 0.5).clamp(0.0, 1.0));
            }
        }
    }

    fn circle(&mut self, centre: (f32, f32), radius: f32, colour: Colour) {
        self.ellipse(centre, (radius, radius), 0.0, colour);
    }

    fn rect(&mut self, x: i32, y: i32, width: i32, height: i32, colour: Colour) {
        let pixel = |units: i32| (units as f32 * SCALE).round() as i32;
        for row in pixel(y)..pixel(y + height) {
            for column in pixel(x)..pixel(x + width) {
                self.dot(column, row, colour, 1.0);
            }
        }
    }

    /// Everything below a line of hills.
    fn ridge(&mut self, height: f32, swell: f32, shift: f32, colour: Colour) {
        let (height, swell) = (height * SCALE, swell * SCALE);
        for x in 0..WIDE {
            let t = x as f32 / WIDE as f32 * 6.0 + shift;
            let top = height + (t.sin() * 0.7 + (t * 2.3 + 1.0).sin() * 0.3) * swell;
            for y in top as i32..HIGH {
                self.dot(x, y, colour, (y as f32 - top + 0.5).clamp(0.0, 1.0));
            }
        }
    }

    fn bean(&mut self, centre: (f32, f32), size: f32, turn: f32) {
        self.ellipse((centre.0 + 4.0, centre.1 + 6.0), (size, size * 0.68), turn, DARK);
        self.ellipse(centre, (size, size * 0.68), turn, COFFEE);
        self.ellipse(centre, (size * 0.82, size * 0.07), turn + 0.12, DARK);
    }

    fn triangle(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        for row in 0..height as i32 {
            let half = width / 2.0 * (1.0 - row as f32 / height);
            self.rect((x - half) as i32, y as i32 + row, (half * 2.0) as i32, 1, colour);
        }
    }
}

fn hills(c: &mut Canvas, (light, ground, accent): (Colour, Colour, Colour)) {
    c.fade(mix(light, ground, 0.35), light);
    c.circle((760.0, 330.0), 118.0, mix(light, [255, 250, 226], 0.75));
    c.ridge(430.0, 70.0, 0.3, mix(ground, light, 0.55));
    c.ridge(520.0, 60.0, 2.1, mix(ground, accent, 0.3));
    c.ridge(640.0, 44.0, 4.4, mix(LEAF, ground, 0.3));
    for row in 0..5 {
        for plant in 0..16 {
            let y = 690.0 + row as f32 * 28.0;
            let x = plant as f32 * 72.0 + (row % 2) as f32 * 36.0;
            c.ellipse((x, y), (26.0, 17.0), 0.0, mix(LEAF, DARK, 0.1 + row as f32 * 0.06));
        }
    }
}

fn cup(c: &mut Canvas, (light, _, accent): (Colour, Colour, Colour)) {
    c.fade(WOOD, mix(WOOD, DARK, 0.25));
    for plank in 0..6 {
        c.rect(0, plank * 140, WIDTH, 3, mix(WOOD, DARK, 0.4));
    }
    c.circle((556.0, 428.0), 330.0, mix(WOOD, DARK, 0.55));
    c.circle((540.0, 408.0), 330.0, mix(CREAM, accent, 0.12));
    c.circle((540.0, 408.0), 308.0, CREAM);
    c.ellipse((800.0, 408.0), (110.0, 62.0), 0.0, mix(CREAM, accent, 0.5));
    c.circle((540.0, 408.0), 228.0, mix(light, accent, 0.65));
    c.circle((540.0, 408.0), 204.0, mix(COFFEE, light, 0.12));
    for leaf in 0..5 {
        let y = 310.0 + leaf as f32 * 44.0;
        let wide = 120.0 - (leaf as f32 - 1.6).abs() * 24.0;
        c.ellipse((540.0, y), (wide, 25.0), 0.0, CREAM);
        c.ellipse((540.0, y - 15.0), (wide * 0.9, 18.0), 0.0, mix(COFFEE, light, 0.16));
    }
    c.ellipse((540.0, 412.0), (5.0, 132.0), 0.0, CREAM);
}

fn beans(c: &mut Canvas, (light, ground, _): (Colour, Colour, Colour)) {
    c.fade(light, mix(light, ground, 0.6));
    for n in 0..64_i32 {
        let (column, row) = (n % 8, n / 8);
        let jitter = ((n * 7919) % 53) as f32;
        let centre = (column as f32 * 142.0 + jitter, row as f32 * 108.0 + jitter * 0.8);
        c.bean(centre, 58.0 + jitter * 0.2, n as f32 * 0.9);
    }
}

fn bag(c: &mut Canvas, (light, ground, accent): (Colour, Colour, Colour)) {
    c.fade(light, mix(light, ground, 0.4));
    c.rect(0, 640, WIDTH, 170, WOOD);
    c.ellipse((540.0, 650.0), (270.0, 26.0), 0.0, mix(WOOD, DARK, 0.4));
    c.rect(330, 150, 420, 500, mix(accent, DARK, 0.15));
    c.rect(330, 150, 30, 500, mix(accent, DARK, 0.35));
    c.rect(330, 110, 420, 54, mix(accent, DARK, 0.4));
    c.rect(400, 280, 280, 260, CREAM);
    c.circle((540.0, 380.0), 66.0, accent);
    c.bean((540.0, 380.0), 44.0, 0.8);
    c.rect(440, 474, 200, 12, COFFEE);
    c.rect(470, 500, 140, 8, mix(COFFEE, CREAM, 0.5));
    for n in 0..7 {
        c.bean((130.0 + n as f32 * 26.0, 700.0 + (n % 3) as f32 * 26.0), 27.0, n as f32);
        c.bean((800.0 + n as f32 * 30.0, 712.0 + (n % 2) as f32 * 28.0), 27.0, n as f32 * 1.7);
    }
}

fn cherries(c: &mut Canvas, (light, ground, _): (Colour, Colour, Colour)) {
    c.fade(mix(LEAF, light, 0.5), mix(LEAF, ground, 0.25));
    for n in 0..9 {
        c.ellipse(
            (n as f32 * 140.0, 140.0 + (n % 3) as f32 * 230.0),
            (190.0, 66.0),
            0.5 + n as f32 * 0.7,
            mix(LEAF, DARK, 0.2),
        );
    }
    c.ellipse((540.0, 405.0), (620.0, 9.0), 0.32, mix(WOOD, DARK, 0.3));
    for n in 0..13_i32 {
        let along = n as f32 / 12.0 - 0.5;
        let centre = (540.0 + along * 860.0, 405.0 + along * 285.0 + if n % 2 == 0 { 58.0 } else { -52.0 });
        let ripe = if n % 5 == 3 { mix(RED, [232, 180, 60], 0.7) } else { RED };
        c.circle(centre, 56.0, mix(ripe, DARK, 0.3));
        c.circle((centre.0 - 3.0, centre.1 - 4.0), 51.0, ripe);
        c.ellipse((centre.0 - 18.0, centre.1 - 20.0), (13.0, 8.0), 0.7, mix(ripe, [255, 255, 255], 0.55));
    }
}

fn bunting(c: &mut Canvas, (light, ground, _): (Colour, Colour, Colour)) {
    c.fade(light, mix(light, ground, 0.5));
    for line in 0..3 {
        for n in 0..15 {
            let t = n as f32 / 14.0;
            let y = 90.0 + line as f32 * 150.0 + (t - 0.5).powi(2) * -260.0 + 65.0;
            let colour = if (n + line) % 2 == 0 { RED } else { [252, 250, 246] };
            c.triangle(40.0 + t * 1000.0, y, 66.0, 88.0, colour);
        }
    }
    c.rect(0, 690, WIDTH, 120, WOOD);
    c.rect(430, 540, 190, 170, CREAM);
    c.ellipse((640.0, 620.0), (52.0, 48.0), 0.0, CREAM);
    c.ellipse((640.0, 620.0), (30.0, 28.0), 0.0, mix(light, ground, 0.45));
    c.ellipse((525.0, 540.0), (95.0, 20.0), 0.0, COFFEE);
    c.rect(430, 590, 190, 30, RED);
}

fn crescent(c: &mut Canvas, (light, _, accent): (Colour, Colour, Colour)) {
    let night = [24, 34, 66];
    c.fade(night, mix(night, accent, 0.45));
    for n in 0..60_i32 {
        let (x, y) = ((n * 7919) % WIDTH, (n * 3571) % 460);
        c.circle((x as f32, y as f32), 1.4 + (n % 3) as f32 * 0.7, mix(light, [255, 255, 255], 0.5));
    }
    c.circle((770.0, 210.0), 112.0, [250, 236, 190]);
    c.circle((812.0, 186.0), 98.0, mix(night, accent, 0.1));
    c.ridge(600.0, 36.0, 1.0, mix(night, DARK, 0.4));
    for x in [270.0_f32, 540.0] {
        c.rect(x as i32 - 2, 0, 4, 190, mix(light, DARK, 0.4));
        c.ellipse((x, 262.0), (52.0, 78.0), 0.0, accent);
        c.ellipse((x, 262.0), (32.0, 58.0), 0.0, [255, 226, 150]);
        c.rect(x as i32 - 30, 180, 60, 14, mix(accent, DARK, 0.4));
    }
    c.rect(0, 720, WIDTH, 90, mix(WOOD, night, 0.4));
    c.ellipse((420.0, 716.0), (76.0, 46.0), 0.0, CREAM);
    c.ellipse((420.0, 690.0), (70.0, 15.0), 0.0, COFFEE);
}

fn stall(c: &mut Canvas, (light, ground, accent): (Colour, Colour, Colour)) {
    c.fade(light, mix(light, ground, 0.35));
    c.ridge(560.0, 18.0, 3.0, mix(ground, WOOD, 0.4));
    c.rect(200, 260, 16, 430, DARK);
    c.rect(864, 260, 16, 430, DARK);
    c.rect(170, 520, 740, 190, WOOD);
    c.rect(170, 520, 740, 18, mix(WOOD, DARK, 0.4));
    for n in 0..8 {
        let colour = if n % 2 == 0 { accent } else { CREAM };
        c.rect(140 + n * 100, 190, 100, 110, colour);
        c.ellipse((190.0 + n as f32 * 100.0, 300.0), (50.0, 30.0), 0.0, colour);
    }
    for n in 0..6 {
        let x = 230 + n * 106;
        c.rect(x, 430, 64, 92, if n % 2 == 0 { COFFEE } else { mix(accent, DARK, 0.2) });
        c.rect(x + 10, 462, 44, 34, CREAM);
    }
    c.circle((540.0, 622.0), 54.0, CREAM);
    c.bean((540.0, 622.0), 36.0, 0.7);
}
