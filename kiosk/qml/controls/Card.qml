import QtQuick
import theme

// A raised surface: paper on paper, told apart by a hairline.
Rectangle {
    color: Theme.colours.card
    radius: Theme.radius
    border { width: Theme.hairline; color: Theme.colours.line }
}
