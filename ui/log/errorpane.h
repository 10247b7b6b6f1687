// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/log/logplace.h"
#include "ui/log/errortable.h"
#include "ui/logview/logpage.h"

#include <QKeySequence>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QAction;
class QComboBox;
class QLabel;
class QTableView;

namespace runwatch {

class ErrorListModel;
class ErrorTable;

// The Errors tab: what the results and the log of a job, or of all jobs of its stream, say went wrong,
// errors of one kind once with their number and the times they were first and last seen.
class ErrorPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErrorPane)

public:
    using JobsOf = std::function<QList<const Job *>(RunId run)>;

    explicit ErrorPane(QWidget *parent = nullptr);

    void setJob(const Job *job); // null shows nothing; call it again when the job has changed
    void takeJobs(const QList<Job> &jobs); // of its run: those that have changed
    void setJobsOf(JobsOf jobsOf); // asked when all jobs of a stream are to be shown
    void setJobTitles(RunJobTitles titles);

    // As LogPane's, so that the error lines of the log are listed too.
    void setLog(std::shared_ptr<const LogStore> log);
    void takeLines(qint64 first, qint64 end);

signals:
    // How many errors the list counts, equal ones counted each; for the tab's name. Only when it has changed.
    void countChanged(int count);
    // The reader wants to see this line in the log. It may have gone meanwhile.
    void placeRequested(LogPlace place);

private:
    enum class End { First, Last };

    void addVerbs();
    void addSortMenu();
    QAction *addVerb(const QString &text, const QKeySequence &key, const QKeySequence &otherKey = {});
    void showScope();
    void beginAnew();
    void readOn();
    void showCount();
    void showVerbs();
    void showInLog(End end);
    void walk(int rows);
    [[nodiscard]] bool showsAllJobs() const;
    [[nodiscard]] QList<int> selectedRows() const;

    ErrorListModel *m_model;
    ErrorTable *m_words;
    QTableView *m_table;
    QLabel *m_note;
    QComboBox *m_scope;
    QAction *m_showFirst = nullptr;
    QAction *m_showLast = nullptr;
    QTimer m_readTimer;
    JobId m_job;
    JobsOf m_jobsOf;
    int m_count = 0;
};

} // namespace runwatch
