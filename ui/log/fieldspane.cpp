// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/fieldspane.h"

#include "ui/log/fieldtext.h"
#include "ui/log/fieldtree.h"
#include "ui/log/jsontree.h"
#include "ui/log/wraplayout.h"
#include "ui/logview/visibletext.h"
#include "ui/look/icons.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace runwatch {

FieldsPane::FieldsPane(QWidget *parent)
    : QWidget(parent)
    , m_fields(new JsonTree(this))
    , m_tree(makeFieldTree(m_fields, tr("The line's fields")))
    , m_note(new QLabel)
    , m_copyValue(new QAction(tintedIcon(Icon::Copy), tr("Copy &Value"), this))
    , m_copyPath(new QAction(tr("Copy &Path"), this))
    , m_column(new QAction(tintedIcon(Icon::Columns), tr("&Show as Column"), this))
{
    m_copyValue->setShortcut(QKeySequence::Copy);
    m_copyValue->setShortcutContext(Qt::WidgetShortcut); // of the tree
    m_column->setCheckable(true);
    m_tree->installEventFilter(this);
    m_tree->addActions({m_copyValue, m_copyPath, m_column});
    assemble();
    setFocusProxy(m_tree);
    connect(m_copyValue, &QAction::triggered, this, &FieldsPane::copyValue);
    connect(m_copyPath, &QAction::triggered, this, &FieldsPane::copyPath);
    connect(m_column, &QAction::triggered, this, [this](bool isShown) { emit columnAsked(currentKey(), isShown); });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &FieldsPane::showMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &FieldsPane::updateActions);
    updateActions();
}

void FieldsPane::assemble()
{
    m_note->setTextFormat(Qt::PlainText);
    auto *row = new WrapLayout;
    row->setSpacing(fontMetrics().averageCharWidth());
    row->addWidget(m_note);
    for (QAction *action : {m_copyValue, m_copyPath, m_column}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    auto *close = new QToolButton;
    close->setIcon(tintedIcon(Icon::Cancel));
    close->setText(tr("Close"));
    close->setAccessibleName(tr("Close the fields"));
    close->setToolTip(tr("Close (Esc)"));
    close->setFocusPolicy(Qt::TabFocus);
    connect(close, &QToolButton::clicked, this, &FieldsPane::closeAsked);
    row->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_tree, 1);
}

// A view takes this key for itself and would copy the name of the field.
bool FieldsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
        return QWidget::eventFilter(watched, event);
    m_copyValue->trigger();
    return true;
}

void FieldsPane::setLine(QByteArrayView shownText)
{
    const QByteArrayList before = m_fields->place(m_tree->currentIndex()).names;
    m_line = readFields(shownText);
    m_tree->setVisible(m_line.format != LineFields::Format::None);
    if (m_line.format == LineFields::Format::None) {
        m_fields->clear();
        m_note->setText(tr("This line is no JSON and has no key=value pairs."));
    } else {
        m_fields->setJson(fieldsAsJson(shownText, m_line));
        m_note->setText(m_line.isCut ? tr("The first %n field(s) of this line", nullptr, int(m_line.fields.size()))
                                     : tr("The fields of this line"));
        expandSome(*m_tree);
        const QModelIndex same = m_fields->indexOf(before);
        m_tree->setCurrentIndex(same.isValid() ? same : m_fields->index(0, 0));
    }
    updateActions();
}

void FieldsPane::setColumns(const FieldColumns &columns)
{
    m_columns = columns;
    updateActions();
}

QByteArray FieldsPane::currentKey() const
{
    const QByteArray key = m_tree->currentIndex().isValid() ? m_fields->place(m_tree->currentIndex()).names.join('.') : QByteArray();
    return m_line.find(key) ? key : QByteArray();
}

void FieldsPane::updateActions()
{
    const bool isAny = m_tree->currentIndex().isValid();
    const QByteArray key = currentKey();
    const bool isColumn = placeOf(m_columns, key) >= 0;
    m_copyValue->setEnabled(isAny);
    m_copyPath->setEnabled(isAny);
    m_column->setChecked(isColumn);
    m_column->setEnabled(isColumn || (!key.isEmpty() && m_columns.size() < FieldColumn::Most));
}

void FieldsPane::showMenu(const QPoint &at)
{
    const QModelIndex under = m_tree->indexAt(at);
    if (under.isValid())
        m_tree->setCurrentIndex(under);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_tree->actions());
    menu->popup(m_tree->viewport()->mapToGlobal(under.isValid() ? at : m_tree->visualRect(m_tree->currentIndex()).bottomLeft()));
}

void FieldsPane::copyValue() const
{
    QGuiApplication::clipboard()->setText(cleanText(valueToCopy(*m_fields, m_tree->currentIndex())));
}

void FieldsPane::copyPath() const
{
    QGuiApplication::clipboard()->setText(cleanText(pathOf(*m_fields, m_tree->currentIndex())));
}

} // namespace runwatch
