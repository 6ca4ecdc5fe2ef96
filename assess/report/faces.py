"""The faces of the report's font, by their files in `templates/report/fonts/`."""

FACES = {
    "IBMPlexSans-Regular.ttf": "font-weight: 400",
    "IBMPlexSans-Italic.ttf": "font-weight: 400; font-style: italic",
    "IBMPlexSans-SemiBold.ttf": "font-weight: 600",
}
