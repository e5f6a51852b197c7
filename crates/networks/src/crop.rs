//! Which part of a picture is shown, and in which shapes networks show one whole.

/// A part of a picture, in fractions (0 to 1) of its width and height, counted from the upper left.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Crop {
    /// Where it begins from the left.
    #[schema(example = 0.1)]
    pub x: f64,
    /// Where it begins from the top.
    #[schema(example = 0.0)]
    pub y: f64,
    /// How wide it is.
    #[schema(example = 0.8)]
    pub width: f64,
    /// How high it is.
    #[schema(example = 1.0)]
    pub height: f64,
}

/// Smallest side of a part, as a fraction: less is a slip of the hand.
const SIDE_MIN: f64 = 0.02;
/// How far a part may stick out, for fractions that were rounded on their way.
const SLACK: f64 = 1e-6;

impl Crop {
    /// The largest part of a picture of `width` × `height` that has the proportions of `shape`, from its middle.
    pub fn middle(width: u32, height: u32, shape: &Shape) -> Self {
        let wanted = f64::from(shape.width) / f64::from(shape.height);
        let is = f64::from(width.max(1)) / f64::from(height.max(1));
        let (w, h) = if is > wanted { (wanted / is, 1.0) } else { (1.0, is / wanted) };
        Self { x: (1.0 - w) / 2.0, y: (1.0 - h) / 2.0, width: w, height: h }
    }

    /// Whether it lies within the picture and is large enough to be meant.
    pub fn is_valid(&self) -> bool {
        let Self { x, y, width, height } = *self;
        // NaN and infinity fail every one of these.
        [(x, width), (y, height)].into_iter().all(|(from, size)| {
            from >= -SLACK && size >= SIDE_MIN && from + size <= 1.0 + SLACK && from.is_finite()
        })
    }

    /// Left, top, width and height in pixels within a picture of `width` × `height`; never empty, never outside of it.
    pub fn pixels(&self, width: u32, height: u32) -> (u32, u32, u32, u32) {
        let along = |from: f64, size: f64, whole: u32| {
            let whole = whole.max(1);
            let begin = ((from * f64::from(whole)).round().max(0.0) as u32).min(whole - 1);
            let length = (size * f64::from(whole)).round().max(1.0) as u32;
            (begin, length.min(whole - begin))
        };
        let (left, across) = along(self.x, self.width, width);
        let (top, down) = along(self.y, self.height, height);
        (left, top, across, down)
    }
}

/// A shape of pictures that people know by a name, and the size in pixels in which it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its name in the API: `square`, `portrait`, `landscape`, `story`, `link`.
    pub name: &'static str,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// 1:1.
pub const SQUARE: Shape = Shape { name: "square", width: 1080, height: 1080 };
/// 4:5.
pub const PORTRAIT: Shape = Shape { name: "portrait", width: 1080, height: 1350 };
/// 16:9.
pub const LANDSCAPE: Shape = Shape { name: "landscape", width: 1600, height: 900 };
/// 9:16, the whole screen of a phone.
pub const STORY: Shape = Shape { name: "story", width: 1080, height: 1920 };
/// 1.91:1, the picture of a link (Open Graph).
pub const LINK: Shape = Shape { name: "link", width: 1200, height: 630 };

/// All of them.
pub const SHAPES: [Shape; 5] = [SQUARE, PORTRAIT, LANDSCAPE, STORY, LINK];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn crop(x: f64, y: f64, width: f64, height: f64) -> Crop {
        Crop { x, y, width, height }
    }

    #[test]
    fn a_part_outside_of_the_picture_is_not_valid() {
        assert!(crop(0.0, 0.0, 1.0, 1.0).is_valid());
        assert!(crop(0.25, 0.5, 0.75, 0.5).is_valid());
        for bad in [
            crop(-0.1, 0.0, 0.5, 0.5),
            crop(0.6, 0.0, 0.5, 0.5),
            crop(0.0, 0.0, 0.0, 1.0),
            crop(0.0, f64::NAN, 1.0, 0.5),
            crop(f64::INFINITY, 0.0, 1.0, 1.0),
            crop(0.0, 0.0, f64::INFINITY, 1.0),
        ] {
            assert!(!bad.is_valid(), "{bad:?}");
        }
    }

    #[test]
    fn the_middle_of_a_wide_picture_as_a_square_is_its_full_height() {
        assert_eq!(Crop::middle(2000, 1000, &SQUARE), crop(0.25, 0.0, 0.5, 1.0));
        assert_eq!(Crop::middle(2000, 1000, &SQUARE).pixels(2000, 1000), (500, 0, 1000, 1000));
        assert_eq!(Crop::middle(1000, 2000, &SQUARE).pixels(1000, 2000), (0, 500, 1000, 1000));
    }

    proptest! {
        #[test]
        fn pixels_lie_within_the_picture(
            (x, y, w, h) in (0.0..1.0f64, 0.0..1.0f64, 0.02..1.0f64, 0.02..1.0f64),
            width in 1u32..5000, height in 1u32..5000,
        ) {
            let (left, top, across, down) = crop(x, y, w, h).pixels(width, height);
            prop_assert!(across > 0 && down > 0 && left + across <= width && top + down <= height);
        }

        #[test]
        fn the_middle_has_the_shapes_proportions(width in 200u32..5000, height in 200u32..5000, which in 0usize..5) {
            let shape = &SHAPES[which];
            let middle = Crop::middle(width, height, shape);
            prop_assert!(middle.is_valid());
            let is = middle.width * f64::from(width) / (middle.height * f64::from(height));
            let wanted = f64::from(shape.width) / f64::from(shape.height);
            prop_assert!((is / wanted - 1.0).abs() < 1e-9);
        }
    }
}
