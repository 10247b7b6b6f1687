// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logfields.h"

#include "app/log/terminaltext.h"
#include "ui/log/fieldspane.h"
#include "ui/logview/logview.h"
#include "ui/logview/visibletext.h"

#include <QKeyEvent>
#include <QMenu>
#include <QTreeView>

#include <algorithm>

namespace runwatch {

namespace {

constexpr int MostKeysInMenu = 40;
constexpr int WidestAtFirst = 24; // characters

} // namespace

LogFields::LogFields(LogView *view, QWidget *parent)
    : QSplitter(Qt::Vertical, parent)
    , m_view(view)
    , m_pane(new FieldsPane(this))
{
    addWidget(m_view);
    addWidget(m_pane);
    setStretchFactor(0, 2);
    setStretchFactor(1, 1);
    setChildrenCollapsible(false);
    m_pane->hide();
    connect(m_view, &LogView::rowsReplaced, this, &LogFields::close);
    connect(m_view, &LogView::fieldsAsked, this, &LogFields::toggle);
    connect(m_view, &LogView::contextMenuRequested, this, &LogFields::fillMenu);
    connect(m_view, &LogView::currentPlaceChanged, this, [this](LogPlace place) {
        if (m_place)
            open(place);
    });
    connect(m_view, &LogView::fieldColumnsChanged, m_pane, &FieldsPane::setColumns);
    connect(m_pane, &FieldsPane::columnAsked, this, &LogFields::showColumn);
    connect(m_pane, &FieldsPane::closeAsked, this, &LogFields::close);
}

void LogFields::toggle(LogPlace place)
{
    m_place == place ? close() : open(place);
}

void LogFields::open(LogPlace place)
{
    const std::optional<QByteArray> text = shownText(place);
    if (!text)
        return;
    m_place = place;
    m_pane->setLine(*text);
    m_pane->show();
    m_view->setOpened(place);
}

void LogFields::close()
{
    const bool hadFocus = m_pane->isAncestorOf(window()->focusWidget());
    m_place.reset();
    m_pane->hide();
    m_view->setOpened(std::nullopt);
    if (hadFocus)
        m_view->setFocus();
}

bool LogFields::isClosing(const QKeyEvent &event) const
{
    return isOpen() && event.key() == Qt::Key_Escape && event.modifiers() == Qt::NoModifier;
}

// No shortcut of the window may take what closes the fields.
bool LogFields::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isClosing(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QSplitter::event(event);
}

// From the view as from the pane: neither wants an Escape that means nothing to it.
void LogFields::keyPressEvent(QKeyEvent *event)
{
    if (isClosing(*event))
        close();
    else
        QSplitter::keyPressEvent(event);
}

void LogFields::showColumn(const QByteArray &key, bool isShown)
{
    FieldColumns columns = m_view->fieldColumns();
    const qsizetype place = placeOf(columns, key);
    if (isShown && place < 0)
        columns.append({key, std::clamp(int(std::min<qsizetype>(key.size(), WidestAtFirst)) + 2, FieldColumn::Usual, WidestAtFirst)});
    else if (!isShown && place >= 0)
        columns.removeAt(place);
    m_view->setFieldColumns(columns);
}

// What the line has, and what is shown already though it has not.
void LogFields::fillMenu(QMenu *menu, LogPlace place)
{
    const std::optional<QByteArray> text = shownText(place);
    const LineFields line = text ? readFields(*text) : LineFields();
    const FieldColumns columns = m_view->fieldColumns();
    if (line.format != LineFields::Format::None) {
        QAction *fields = menu->addAction(tr("Show F&ields"), QKeySequence(Qt::Key_I), this, [this, place] { toggle(place); });
        fields->setCheckable(true);
        fields->setChecked(m_place == place);
    }
    QByteArrayList keys;
    for (const LineField &field : line.fields) {
        if (!keys.contains(field.key) && keys.size() < MostKeysInMenu)
            keys << field.key;
    }
    for (const FieldColumn &column : columns) {
        if (!keys.contains(column.key))
            keys << column.key;
    }
    if (keys.isEmpty())
        return;
    QMenu *shown = menu->addMenu(tr("Fields as &Columns"));
    for (const QByteArray &key : std::as_const(keys)) {
        const bool isColumn = placeOf(columns, key) >= 0;
        const QString name = visibleText(QByteArrayView(key)).left(60).replace(u'&', QLatin1StringView("&&"));
        //: %1 is the key of a field of a log line
        QAction *action = shown->addAction(isColumn ? tr("Remove Column %1").arg(name) : tr("Show %1 as a Column").arg(name));
        action->setEnabled(isColumn || columns.size() < FieldColumn::Most);
        connect(action, &QAction::triggered, this, [this, key, isColumn] { showColumn(key, !isColumn); });
    }
}

std::optional<QByteArray> LogFields::shownText(LogPlace place) const
{
    const std::optional<qint64> row = m_view->rows() ? m_view->rows()->rowOf(place) : std::nullopt;
    if (!row)
        return std::nullopt;
    std::optional<QByteArray> text;
    m_view->rows()->forEach(*row, 1, [&](LogPlace, const LogLine &line) {
        text.emplace();
        if (line.kind == LogKind::ServerText)
            appendPlain(line.text, *text);
    });
    return text;
}

} // namespace runwatch
