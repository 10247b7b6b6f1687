// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/log/profilechooser.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace runwatch {

// What stands above the events: the filter and how much it shows, what nothing understood, what
// reads the stream, and the way to teach it.
class EventBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventBar)

public:
    explicit EventBar(QWidget *parent = nullptr);

    void setShown(qint64 shown, qint64 total, bool isSearching);
    void setNotUnderstood(qint64 events);
    void enableCopying(bool isEnabled);
    void findEvents(); // the filter takes the focus
    void clearFilter();
    [[nodiscard]] QString filter() const;
    [[nodiscard]] bool showsShapes() const;
    [[nodiscard]] ProfileChooser &profile() { return *m_profile; }

signals:
    void filterChanged(const QString &text);
    void shapesToggled(bool isOn);
    void copyRequested();
    void teachRequested();

private:
    QLineEdit *m_filter;
    QLabel *m_count;
    QToolButton *m_unrecognised;
    QPushButton *m_copy;
    QPushButton *m_teach;
    ProfileChooser *m_profile;
};

} // namespace runwatch
