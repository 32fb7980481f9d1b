"""A plain python-pptx script: as many slides as our deck of the seed, with fixed words and one chart."""

import sys

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches


def main(path: str) -> None:
    """Write the slides."""
    presentation = Presentation()
    for number in range(12):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = f"Slide {number + 1}"
        slide.placeholders[1].text = "\n".join(f"Line {line + 1}" for line in range(6))
        slide.notes_slide.notes_text_frame.text = "A sentence of the source."
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    data = CategoryChartData()
    data.categories = ["A", "B"]
    data.add_series("Series", (1.6, 0.31))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(2), Inches(6), Inches(4), data)
    presentation.save(path)


if __name__ == "__main__":
    main(sys.argv[1])
