// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/fieldheader.h"

#include "ui/look/tone.h"
#include "ui/logview/logcolumns.h"
#include "ui/logview/visibletext.h"

#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <utility>

namespace runwatch {

namespace {

constexpr int WidthChange = 4; // characters, of Wider and Narrower
constexpr int Padding = 3; // pixels above and below a name

} // namespace

FieldHeader::FieldHeader(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Columns of the log"));
    setLayoutDirection(Qt::LeftToRight); // as the lines
    setMouseTracking(true);
}

QSize FieldHeader::sizeHint() const
{
    return {0, fontMetrics().height() + 2 * Padding};
}

void FieldHeader::setColumns(const FieldColumns &fields, const LogColumns &columns)
{
    m_fields = fields;
    m_characterWidth = columns.characterWidth();
    while (m_buttons.size() < fields.size())
        addButton();
    while (m_buttons.size() > fields.size())
        m_buttons.takeLast()->deleteLater(); // one of them may be at work
    for (qsizetype i = 0; i < fields.size(); ++i) {
        QToolButton *button = m_buttons.at(i);
        const QString name = visibleText(QByteArrayView(fields[i].key));
        const int width = int(columns.fieldWidth(i));
        button->setGeometry(qRound(columns.fieldLeft(i)), 0, width, sizeHint().height() - 1);
        button->setText(button->fontMetrics().elidedText(name, Qt::ElideRight, width - 2 * Padding).replace(u'&', QLatin1StringView("&&")));
        button->setAccessibleName(name);
        button->setToolTip(Qt::convertFromPlainText(tr("%1: move, resize or remove this column. Drag its right edge to resize it.").arg(name)));
        button->show();
    }
    update();
}

void FieldHeader::addButton()
{
    const qsizetype column = m_buttons.size();
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *menu = new QMenu(button);
    QAction *left = menu->addAction(tr("Move &Left"), this, [this, column] { move(column, column - 1); });
    QAction *right = menu->addAction(tr("Move &Right"), this, [this, column] { move(column, column + 1); });
    menu->addAction(tr("&Wider"), this, [this, column] { widen(column, m_fields[column].characters + WidthChange); });
    menu->addAction(tr("&Narrower"), this, [this, column] { widen(column, m_fields[column].characters - WidthChange); });
    menu->addSeparator();
    menu->addAction(tr("Re&move Column"), this, [this, column] { remove(column); });
    connect(menu, &QMenu::aboutToShow, this, [this, column, left, right] {
        left->setEnabled(column > 0);
        right->setEnabled(column + 1 < m_fields.size());
    });
    const auto open = [button, menu] { menu->popup(button->mapToGlobal(button->rect().bottomLeft())); };
    connect(button, &QToolButton::clicked, menu, open); // as a menu of the button it would take room for its arrow
    connect(button, &QToolButton::customContextMenuRequested, menu, open);
    m_buttons.append(button);
}

void FieldHeader::move(qsizetype column, qsizetype to)
{
    FieldColumns fields = m_fields;
    fields.move(column, to);
    m_buttons.at(to)->setFocus();
    emit columnsChanged(fields);
}

void FieldHeader::widen(qsizetype column, int characters)
{
    FieldColumns fields = m_fields;
    if (std::exchange(fields[column].characters, fittingWidth(characters)) != fields[column].characters)
        emit columnsChanged(fields);
}

void FieldHeader::remove(qsizetype column)
{
    FieldColumns fields = m_fields;
    fields.removeAt(column);
    if (!fields.isEmpty())
        m_buttons.at(std::min(column, fields.size() - 1))->setFocus();
    emit columnsChanged(fields);
}

void FieldHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(hairlineColour(palette()));
    painter.drawLine(0, height() - 1, width(), height() - 1);
    for (const QToolButton *button : std::as_const(m_buttons)) {
        const int x = button->geometry().right() + 1 + int(m_characterWidth / 2);
        painter.drawLine(x, Padding, x, height() - 1 - Padding);
    }
}

std::optional<qsizetype> FieldHeader::gapAt(qreal x) const
{
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        const int right = m_buttons.at(i)->geometry().right() + 1;
        if (x >= right && x <= right + m_characterWidth)
            return i;
    }
    return std::nullopt;
}

void FieldHeader::mousePressEvent(QMouseEvent *event)
{
    const std::optional<qsizetype> column = gapAt(event->position().x());
    if (event->button() == Qt::LeftButton && column)
        m_drag = Drag{*column, event->position().x(), m_fields[*column].characters};
}

void FieldHeader::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_drag)
        setCursor(gapAt(event->position().x()) ? Qt::SplitHCursor : Qt::ArrowCursor);
    else if (m_drag->column < m_fields.size())
        widen(m_drag->column, m_drag->characters + int(std::lround((event->position().x() - m_drag->from) / m_characterWidth)));
}

void FieldHeader::mouseReleaseEvent(QMouseEvent *)
{
    m_drag.reset();
}

} // namespace runwatch
